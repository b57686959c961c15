package dev.acquit.gateway.webhook.delivery;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Predicate;

/**
 * Judges the very address that a channel is about to connect to, however it came there: a literal
 * passes no resolver.
 */
@ChannelHandler.Sharable
final class ConnectGuard extends ChannelOutboundHandlerAdapter {

  private final Predicate<InetAddress> allowed;

  ConnectGuard(Predicate<InetAddress> allowed) {
    this.allowed = allowed;
  }

  @Override
  public void connect(
      ChannelHandlerContext context,
      SocketAddress remote,
      SocketAddress local,
      ChannelPromise promise)
      throws Exception {
    if (remote instanceof InetSocketAddress address
        && !address.isUnresolved()
        && allowed.test(address.getAddress())) {
      super.connect(context, remote, local, promise);
    } else {
      promise.setFailure(new AddressNotAllowedException());
    }
  }
}
