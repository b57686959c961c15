package dev.acquit.bench.driver;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import reactor.netty.resources.LoopResources;

/**
 * The driver's process. It tells when the measured time begins and ends, so that others can look at
 * what they measure at the same moments, and then its result.
 */
public final class DriverMain {

  private static final Duration LAST_ANSWERS = Duration.ofMinutes(2);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

  private final Plan plan;
  private final Window window;
  private final EventLoop loop;
  private final List<Flow> flows = new ArrayList<>();
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private boolean hasBegun;
  private boolean hasEnded;

  private DriverMain(Plan plan, LoopResources loops, EventLoopGroup group) {
    var begin = System.nanoTime() + plan.warm().toNanos();
    this.plan = plan;
    this.window = new Window(begin, begin + plan.measured().toNanos());
    this.loop = group.next();
    plan.streams().forEach(stream -> flows.add(flow(stream, loops, group)));
  }

  public static void main(String[] arguments) {
    var loops = LoopResources.create("driver", 1, 1, false);
    var driver = new DriverMain(Plan.read(Path.of(arguments[0])), loops, loops.onClient(true));
    driver.loop.execute(driver::start);
  }

  private Flow flow(Plan.Stream stream, LoopResources loops, EventLoopGroup group) {
    var wire = new Wire(loops, group, stream.targets());
    return new Flow(stream, Work.of(stream), new Tally(window), wire);
  }

  private void start() {
    flows.forEach(Flow::start);
    tick();
  }

  private void tick() {
    var now = System.nanoTime();
    var next = flows.stream().mapToLong(Flow::tick).min().orElse(LONGEST_PAUSE);
    if (!hasBegun && now - window.begin() >= 0) {
      hasBegun = true;
      out.println("begin");
    }
    if (!hasEnded && (now - window.end() >= 0 || flows.stream().allMatch(Flow::isDone))) {
      hasEnded = true;
      out.println("end");
    }
    if (hasEnded && isOver(now)) {
      finish();
    }
    var _ = loop.schedule(this::tick, Math.min(next, LONGEST_PAUSE), TimeUnit.NANOSECONDS);
  }

  private boolean isOver(long now) {
    var held = now - window.end() - plan.held().toNanos();
    if (flows.stream().allMatch(Flow::isDone)) {
      return true;
    }
    if (held < 0) {
      return false;
    }
    flows.forEach(Flow::stop);
    return held > LAST_ANSWERS.toNanos() || flows.stream().allMatch(Flow::isWhole);
  }

  private void finish() {
    var streams = new TreeMap<String, Result.Stream>();
    flows.forEach(flow -> streams.put(flow.name(), flow.result()));
    out.println("result " + new Result(streams).json());
    Runtime.getRuntime().halt(0);
  }
}
