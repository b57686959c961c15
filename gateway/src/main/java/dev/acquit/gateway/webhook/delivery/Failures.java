package dev.acquit.gateway.webhook.delivery;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.TimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why there was no answer, in a word that lasts. */
final class Failures {

  static final String REDIRECT = "redirect";

  private static final String TIMEOUT = "timeout";
  private static final String DISCONNECTED = "disconnected";
  private static final String REFUSED = "refused";
  private static final String TLS = "tls";
  private static final String UNKNOWN_HOST = "unknown_host";
  private static final String NOT_ALLOWED = "address_not_allowed";

  /** Why there may be no answer. */
  static final List<String> CODES =
      List.of(TIMEOUT, REFUSED, DISCONNECTED, TLS, UNKNOWN_HOST, NOT_ALLOWED);

  private Failures() {}

  /** Of the first cause that tells. */
  static String code(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var code = known(cause);
      if (code != null) {
        return code;
      }
    }
    return DISCONNECTED;
  }

  private static @Nullable String known(Throwable cause) {
    return switch (cause) {
      case AddressNotAllowedException _ -> NOT_ALLOWED;
      case java.util.concurrent.TimeoutException _ -> TIMEOUT;
      case TimeoutException _ -> TIMEOUT;
      case ConnectTimeoutException _ -> TIMEOUT;
      case UnknownHostException _ -> UNKNOWN_HOST;
      case ConnectException _ -> REFUSED;
      case SSLException _ -> TLS;
      default -> null;
    };
  }
}
