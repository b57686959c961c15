package dev.acquit.gateway.http;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Too much is answered, not reset; and nothing of it is kept. */
@GatewayTest
class BodyLimitIT {

  private static final int LIMIT = 64 * 1024;
  private static final int MEGABYTE = 1024 * 1024;

  @Test
  void sixtyFourKilobytesAreRead(Api api) {
    var reply = api.http().send("POST", "/v1/tokens", body(LIMIT), headers(api));

    assertProblem(reply, 400, "invalid_request");
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, MEGABYTE, 20 * MEGABYTE})
  void moreIsAnswered(int size, Api api) {
    var headers = headers(api);

    assertProblem(
        api.http().send("POST", "/v1/tokens", body(size), headers), 413, "payload_too_large");
    assertProblem(
        api.http().postChunked("/v1/tokens", body(size), headers), 413, "payload_too_large");
  }

  @Test
  void aHundredMegabytesAreCutOffAndNeverKept(Api api) throws IOException {
    var before = settledHeap();

    var answer = sendEndlessly(api, 100);

    assertThat(answer)
        .satisfiesAnyOf(
            closed -> assertThat(closed).isEmpty(),
            told -> assertThat(told).startsWith("HTTP/1.1 413"));
    assertThat(settledHeap() - before).isLessThan(30L * MEGABYTE);
    assertThat(api.http().get("/actuator/health/liveness", Map.of()).status()).isEqualTo(200);
  }

  @Test
  void aSenderWhoStopsIsAnsweredOrDropped(Api api) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.http().port())) {
      socket.setSoTimeout(20_000);
      var out = socket.getOutputStream();
      out.write((head(api) + "Content-Length: 100\r\n\r\n{\"type\"").getBytes(US_ASCII));
      out.flush();

      var answer = new String(socket.getInputStream().readNBytes(12), US_ASCII);

      assertThat(answer).isIn("HTTP/1.1 408", "");
    }
  }

  /** What came back, as far as it can be read. */
  private static String sendEndlessly(Api api, int megabytes) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.http().port())) {
      socket.setSoTimeout(20_000);
      var out = socket.getOutputStream();
      var length = (long) megabytes * MEGABYTE;
      out.write((head(api) + "Content-Length: " + length + "\r\n\r\n").getBytes(US_ASCII));
      var chunk = new byte[MEGABYTE];
      for (int sent = 0; sent < megabytes; sent++) {
        out.write(chunk);
      }
      return new String(socket.getInputStream().readNBytes(12), US_ASCII);
    } catch (SocketException closed) {
      return "";
    }
  }

  private static String head(Api api) {
    return """
    POST /v1/tokens HTTP/1.1\r
    Host: localhost\r
    Authorization: Bearer %s\r
    Content-Type: application/json\r
    """
        .formatted(api.shop().key());
  }

  private static Map<String, String> headers(Api api) {
    var headers = new HashMap<>(Api.bearer(api.shop().key()));
    headers.put("Content-Type", "application/json");
    return headers;
  }

  private static byte[] body(int size) {
    var body = new byte[size];
    Arrays.fill(body, (byte) ' ');
    body[0] = '{';
    body[size - 1] = '}';
    return body;
  }

  private static long settledHeap() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
