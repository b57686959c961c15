package dev.acquit.bench.driver;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.netty.resources.LoopResources;

/** Connections of one stream, by turns to each of its targets. */
final class Wire {

  private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
  private static final int CONNECT_MILLIS = 10_000;
  private static final long PAUSE_MILLIS = 100;

  private final EventLoopGroup group;
  private final Bootstrap bootstrap;
  private final List<InetSocketAddress> targets;
  private int turn;

  Wire(LoopResources loops, EventLoopGroup group, List<String> targets) {
    this.group = group;
    this.targets = targets.stream().map(Wire::address).toList();
    this.bootstrap =
        new Bootstrap()
            .group(group)
            .channel(loops.onChannelClass(SocketChannel.class, group))
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
  }

  /** A lane that gets no connection is told that it has lost it, a moment later. */
  void connect(Flow flow, Lane lane) {
    var target = targets.get(turn++ % targets.size());
    bootstrap
        .clone()
        .handler(pipeline(lane))
        .connect(target)
        .addListener(connected -> {
          if (!connected.isSuccess()) {
            var _ = group.schedule(() -> flow.closed(lane), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
          }
        });
  }

  private static ChannelInitializer<SocketChannel> pipeline(Lane lane) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        channel
            .pipeline()
            .addLast(new HttpClientCodec(), new HttpObjectAggregator(LARGEST_ANSWER), lane);
      }
    };
  }

  private static InetSocketAddress address(String target) {
    var parts = target.split(":", 2);
    return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
  }
}
