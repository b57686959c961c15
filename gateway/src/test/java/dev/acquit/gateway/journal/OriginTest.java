package dev.acquit.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

/** Where a call came from is what trusted proxies say, and never what the caller says. */
class OriginTest {

  private static final String AGENT = "Mozilla/5.0";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~', // callers may write the usual one
      value = {
        "0 | 203.0.113.7 | 198.51.100.1",
        "0 | | 198.51.100.1",
        "1 | 203.0.113.7 | 203.0.113.7",
        "1 | 10.9.9.9, 203.0.113.7 | 203.0.113.7",
        "2 | 10.9.9.9, 203.0.113.7, 192.0.2.1 | 203.0.113.7",
        "2 | 203.0.113.7 | 198.51.100.1",
        "1 | somebody | 198.51.100.1",
        "1 | 10.9.9.9, unknown | 198.51.100.1",
        "1 | | 198.51.100.1",
        "1 | 2001:db8::7 | 2001:db8:0:0:0:0:0:7",
        "1 | 203.0.113.7:8080 | 198.51.100.1",
        "1 | 6.6.6.6, \", 203.0.113.7 | 203.0.113.7",
        "2 | 6.6.6.6, \", 203.0.113.7, 192.0.2.1 | 203.0.113.7",
      })
  void isWhatTheTrustedProxySays(int proxies, @Nullable String forwarded, String ip) {
    var request = request();
    if (forwarded != null) {
      request.header("X-Forwarded-For", forwarded);
    }
    assertThat(origin(request, proxies).ip()).isEqualTo(ip);
  }

  @Test
  void headersThatComeTwiceAreOneList() {
    var request = request().header("X-Forwarded-For", "10.9.9.9", "203.0.113.7");
    assertThat(origin(request, 1).ip()).isEqualTo("203.0.113.7");
  }

  @Test
  void theUserAgentIsShortened() {
    var tooLong = request().header("User-Agent", "x".repeat(500));
    assertThat(origin(tooLong, 0).userAgent()).isEqualTo("x".repeat(200));
    assertThat(origin(request().header("User-Agent", AGENT), 0).userAgent()).isEqualTo(AGENT);
    assertThat(origin(request(), 0).userAgent()).isNull();
  }

  private static MockServerHttpRequest.BaseBuilder<?> request() {
    return MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress("198.51.100.1", 9));
  }

  private static Origin origin(MockServerHttpRequest.BaseBuilder<?> request, int proxies) {
    return Origin.of(MockServerWebExchange.from(request), proxies);
  }
}
