package dev.acquit.bench.driver;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection, with one request in flight at most. */
final class Lane extends SimpleChannelInboundHandler<FullHttpResponse> {

  /** As much of a body as tells what came of a request. */
  private static final int BEGINNING = 200;

  private final Flow flow;
  private @Nullable Channel channel;
  private long planned;
  private boolean isBusy;

  Lane(Flow flow) {
    this.flow = flow;
  }

  /** Sends it, once connected. */
  void send(FullHttpRequest request, long due) {
    planned = due;
    isBusy = true;
    if (channel == null) {
      request.release();
      flow.ended(this, due, "not_connected");
    } else {
      var _ = channel.writeAndFlush(request, channel.voidPromise());
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    flow.opened(this);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
    var status = response.status().code();
    var body = response.content();
    var beginning =
        body.toString(
            body.readerIndex(), Math.min(BEGINNING, body.readableBytes()), StandardCharsets.UTF_8);
    isBusy = false;
    flow.ended(this, planned, flow.judged(status, beginning));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    channel = null;
    if (isBusy) {
      isBusy = false;
      flow.ended(this, planned, "hung_up");
    }
    flow.closed(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close(); // what was in flight is told when it is closed
  }

  boolean isOpen() {
    return channel != null;
  }
}
