package dev.acquit.processor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

class SilenceTest {

  private static final String SECRET = "4242424242424242 at http://key@acme.test";

  static Stream<Throwable> whereNoConnectionStood() {
    return Stream.of(
        new ConnectException(SECRET),
        new ConnectTimeoutException(SECRET),
        new NoRouteToHostException(SECRET),
        new UnknownHostException(SECRET),
        new PoolAcquireTimeoutException(Duration.ofSeconds(1)),
        new PoolAcquirePendingLimitException(1));
  }

  static Stream<Throwable> whereSomethingMayHaveLeft() {
    return Stream.of(
        new IOException(SECRET),
        new SocketException("Connection reset"),
        new SSLHandshakeException(SECRET),
        ReadTimeoutException.INSTANCE,
        new IllegalStateException(SECRET));
  }

  @ParameterizedTest
  @MethodSource("whereNoConnectionStood")
  void nothingLeftWhereNoConnectionStood(Throwable cause) {
    assertThat(Silence.of(failed(cause)).outcome()).isInstanceOf(NotAttempted.class);
  }

  @ParameterizedTest
  @MethodSource("whereSomethingMayHaveLeft")
  void anyOtherFailureIsDoubt(Throwable cause) {
    assertThat(Silence.of(failed(cause)).outcome()).isInstanceOf(Unknown.class);
    assertThat(Silence.of(cause).outcome()).isInstanceOf(Unknown.class);
  }

  @Test
  void failureInReadingIsDoubt() {
    var failures =
        List.of(
            new DecodingException(SECRET),
            new DataBufferLimitException(SECRET),
            new TimeoutException(SECRET),
            new NullPointerException(SECRET));
    assertThat(failures)
        .allSatisfy(
            failure -> assertThat(Silence.of(failure).outcome()).isInstanceOf(Unknown.class));
  }

  @Test
  void wordsAreShortAndTellNothing() {
    Stream.concat(whereNoConnectionStood(), whereSomethingMayHaveLeft())
        .forEach(cause -> assertThat(Silence.of(failed(cause)).why()).matches("[a-z_]{3,20}"));
  }

  @Test
  void refusalOfAResendProvesNothing() {
    for (var rejection : List.of(Rejection.INVALID, Rejection.CONFIG, Rejection.WRONG_STATE)) {
      assertThat(new Rejected(rejection, "x").afterResend()).isInstanceOf(Unknown.class);
    }
    assertThat(new NotAttempted("x").afterResend()).isEqualTo(new Unknown("x"));
  }

  @Test
  void factOfAResendStays() {
    var facts =
        List.<Outcome>of(
            new Approved("ch_1", new Amount(1, "CAD"), Evidence.NONE),
            new Declined("ch_1", new Decline(DeclineReason.LOST_CARD, "x")),
            new Pending("ch_1"),
            new Rejected(Rejection.DUPLICATE, "x"),
            new Unknown("x"));
    assertThat(facts).allSatisfy(fact -> assertThat(fact.afterResend()).isSameAs(fact));
  }

  private static WebClientRequestException failed(Throwable cause) {
    return new WebClientRequestException(
        cause, HttpMethod.POST, URI.create("http://127.0.0.1/"), HttpHeaders.EMPTY);
  }
}
