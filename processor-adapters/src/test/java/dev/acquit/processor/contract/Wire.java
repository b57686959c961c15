package dev.acquit.processor.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A processor made of wire: it says what it is told to, or misbehaves, on a real socket. */
final class Wire implements BeforeEachCallback {

  private static final int FOREVER_MILLIS = 60_000;

  private static final SocketChannel REFUSING = bindWithoutListening();
  private static final DeafServer DEAF = DeafServer.start();

  private final WireMockServer server = WireServers.ofThisThread();
  private List<ProcessorKit.Prelude> preludes = List.of();

  /** Holds a port that refuses connections, so that nobody else can come to listen on it. */
  private static SocketChannel bindWithoutListening() {
    try {
      return SocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.resetAll();
    preludes = List.of();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  URI refusingAddress() {
    try {
      return URI.create(
          "http://127.0.0.1:" + ((InetSocketAddress) REFUSING.getLocalAddress()).getPort());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Where connections are neither taken nor refused. */
  URI deafAddress() {
    return DEAF.address();
  }

  /**
   * What stands before every other answer, whatever is answered besides: the calls of an adapter
   * that take more than one request.
   */
  void always(List<ProcessorKit.Prelude> preludes) {
    this.preludes = preludes;
    preludes.forEach(prelude ->
        server.stubFor(
            any(urlMatching(prelude.url())).atPriority(1).willReturn(response(prelude.answer()))));
  }

  void answers(WireAnswer answer) {
    respond(response(answer));
  }

  void breaks(Fault fault) {
    respond(aResponse().withFault(fault));
  }

  /** Takes the request, and says nothing. */
  void isSilentInsteadOf(WireAnswer answer) {
    respond(response(answer).withFixedDelay(FOREVER_MILLIS));
  }

  /** Sends the headers and a little of the body at once, and the rest too late. */
  void dribbles(WireAnswer answer) {
    respond(response(answer).withChunkedDribbleDelay(5, FOREVER_MILLIS));
  }

  /** The requests that count: those of preludes move nothing. */
  List<LoggedRequest> requests() {
    return all().stream().filter(request -> !isPrelude(request)).toList();
  }

  /** Forgets the requests so far. */
  void forget() {
    server.resetRequests();
  }

  List<LoggedRequest> all() {
    return server.findAll(anyRequestedFor(anyUrl()));
  }

  private boolean isPrelude(LoggedRequest request) {
    return preludes.stream().anyMatch(prelude -> request.getUrl().matches(prelude.url()));
  }

  private void respond(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  private static ResponseDefinitionBuilder response(WireAnswer answer) {
    var response = aResponse().withStatus(answer.status()).withBody(answer.body());
    answer.headers().forEach(response::withHeader);
    return response;
  }
}
