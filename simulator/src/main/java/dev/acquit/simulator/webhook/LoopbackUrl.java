package dev.acquit.simulator.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An address on this machine, read without asking any name server: a simulator tells nobody else.
 *
 * @param socket where to connect to, whatever the name may mean elsewhere
 */
public record LoopbackUrl(URI uri, InetSocketAddress socket) {

  /** The address in the text, null where it is not plain HTTP to loopback. */
  public static @Nullable LoopbackUrl parse(String text) {
    try {
      var uri = new URI(text);
      var host = uri.getHost();
      if (!"http".equals(uri.getScheme()) || host == null || uri.getUserInfo() != null) {
        return null;
      }
      var address = loopback(host);
      var port = uri.getPort() == -1 ? 80 : uri.getPort();
      return address == null ? null : new LoopbackUrl(uri, new InetSocketAddress(address, port));
    } catch (URISyntaxException | IllegalArgumentException unusable) {
      return null;
    }
  }

  private static @Nullable InetAddress loopback(String host) {
    if (host.equals("localhost")) {
      return InetAddress.getLoopbackAddress();
    }
    var address = InetAddress.ofLiteral(host);
    return address.isLoopbackAddress() ? address : null;
  }

  String path() {
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
