package dev.acquit.processor.http;

import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Unknown;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.UnsupportedMediaTypeException;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/**
 * What a failed exchange means, decided here and nowhere else. Only where no connection stood was
 * surely nothing sent.
 *
 * @param why a short stable word; never a body, an address or a secret
 * @param neverSent whether the request cannot have left
 */
record Silence(String why, boolean neverSent) {

  static final String EMPTY = "empty";

  private static final Logger LOG = LoggerFactory.getLogger(Silence.class);

  static Silence of(Throwable failure) {
    return switch (failure) {
      case WebClientRequestException request when request.getCause() != null ->
          onTheWire(request.getCause());
      case TimeoutException _ -> doubt("timeout");
      case CodecException _, DataBufferLimitException _, UnsupportedMediaTypeException _ ->
          doubt("unreadable");
      case WebClientException _ -> doubt("unreadable");
      default -> onTheWire(failure);
    };
  }

  private static Silence onTheWire(Throwable failure) {
    return switch (failure) {
      case ConnectTimeoutException _ -> never("connect_timeout");
      case ConnectException _ -> never("connection_refused");
      case NoRouteToHostException _ -> never("no_route");
      case UnknownHostException _ -> never("unknown_host");
      case PoolAcquireTimeoutException _, PoolAcquirePendingLimitException _ ->
          never("no_connection_left");
      case IOException _ -> doubt("disconnected");
      default -> unforeseen(failure);
    };
  }

  /**
   * A fault of ours, perhaps: still doubt, but somebody should hear of it. Its message may hold
   * anything.
   */
  private static Silence unforeseen(Throwable failure) {
    LOG.error("An exchange failed on {}", failure.getClass().getName());
    LOG.debug("It failed so", failure);
    return doubt("unreadable");
  }

  private static Silence never(String why) {
    return new Silence(why, true);
  }

  private static Silence doubt(String why) {
    return new Silence(why, false);
  }

  Outcome outcome() {
    return neverSent ? new NotAttempted(why) : new Unknown(why);
  }
}
