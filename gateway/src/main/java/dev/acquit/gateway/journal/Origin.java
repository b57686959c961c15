package dev.acquit.gateway.journal;

import dev.acquit.gateway.http.LogContext;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * Where a request came from.
 *
 * @param ip the address of whoever called
 * @param userAgent what it says it is; shortened, and not looked into before it is written
 * @param requestId the request's own, as in the log
 */
public record Origin(@Nullable String ip, @Nullable String userAgent, @Nullable String requestId) {

  /** Of what no request asked for. */
  public static final Origin NOWHERE = new Origin(null, null, null);

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final int LONGEST_AGENT = 200;
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

  /**
   * The origin of a request.
   *
   * @param proxies how many proxies stand before the gateway, each of which adds to {@code
   *     X-Forwarded-For} whom it was called by; what callers wrote there themselves is not believed
   */
  public static Origin of(ServerWebExchange exchange, int proxies) {
    var request = exchange.getRequest();
    var told = proxies == 0 ? null : forwarded(request.getHeaders(), proxies);
    return new Origin(
        told == null ? peer(request) : told,
        agent(request.getHeaders().getFirst(HttpHeaders.USER_AGENT)),
        LogContext.requestId(exchange));
  }

  /** Null where fewer proxies wrote something than there are, or what they wrote is no address. */
  private static @Nullable String forwarded(HttpHeaders headers, int proxies) {
    var lines = headers.getOrDefault(FORWARDED_FOR, List.of());
    var chain = String.join(",", lines).split(",", -1); // quotes mean nothing here
    return chain.length < proxies ? null : address(chain[chain.length - proxies].strip());
  }

  private static @Nullable String address(String text) {
    try {
      return ADDRESS.matcher(text).matches() ? InetAddress.ofLiteral(text).getHostAddress() : null;
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }

  private static @Nullable String peer(ServerHttpRequest request) {
    var remote = request.getRemoteAddress();
    var address = remote == null ? null : remote.getAddress();
    return address == null ? null : address.getHostAddress().split("%", 2)[0];
  }

  private static @Nullable String agent(@Nullable String said) {
    if (said == null || said.isBlank()) {
      return null;
    }
    return said.length() > LONGEST_AGENT ? said.substring(0, LONGEST_AGENT) : said;
  }
}
