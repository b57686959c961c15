package dev.acquit.bench.driver;

import io.netty.handler.codec.http.FullHttpRequest;
import java.util.List;

/** What the gateway would send, sent to the processor itself. A line is a path. */
final class Calls implements Work {

  private final String path;
  private final String run;
  private long made;

  Calls(List<List<String>> paths, String name) {
    this.path = paths.getFirst().getFirst();
    this.run = name + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-";
  }

  @Override
  public FullHttpRequest next() {
    return Work.post(path, body(run + made++));
  }

  static String body(String reference) {
    return "{\"reference\":\"%s\",\"amount\":12550,\"currency\":\"CAD\"}".formatted(reference);
  }

  @Override
  public boolean isSuccess(int status, String beginning) {
    return status == 200;
  }
}
