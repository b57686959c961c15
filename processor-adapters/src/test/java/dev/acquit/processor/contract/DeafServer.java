package dev.acquit.processor.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that never takes a connection, behind a queue that is full: whoever comes next gets no
 * answer at all.
 *
 * @param queue those who wait already
 */
record DeafServer(ServerSocketChannel server, List<SocketChannel> queue) {

  private static final int MORE_THAN_WAIT = 16;

  static DeafServer start() {
    try {
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var server = ServerSocketChannel.open().bind(here, 1);
      var queue = new ArrayList<SocketChannel>();
      for (int i = 0; i < MORE_THAN_WAIT; i++) {
        var waiting = SocketChannel.open();
        waiting.configureBlocking(false);
        waiting.connect(server.getLocalAddress());
        queue.add(waiting);
      }
      return new DeafServer(server, queue);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.socket().getLocalPort());
  }
}
