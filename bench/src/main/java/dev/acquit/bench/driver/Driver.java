package dev.acquit.bench.driver;

import dev.acquit.bench.machine.Child;
import dev.acquit.bench.machine.Jvm;
import dev.acquit.bench.machine.Workspace;
import java.util.concurrent.atomic.AtomicInteger;

/** A driver, as whoever started it sees it. */
public final class Driver implements AutoCloseable {

  private static final AtomicInteger STARTED = new AtomicInteger();

  private final Child process;

  private Driver(Child process) {
    this.process = process;
  }

  /** Starts one in a process of its own. */
  public static Driver start(Plan plan, Workspace workspace) {
    var name = "driver-" + STARTED.incrementAndGet();
    var file = workspace.path(name + ".json");
    plan.write(file);
    return new Driver(
        Child.telling(
            "driver", workspace.path(name + ".log"), Jvm.of(DriverMain.class, file.toString())));
  }

  /** Waits until the measured time begins. */
  public void begun() {
    process.told("begin");
  }

  /** Waits until the measured time is over; the load goes on while it is held. */
  public void ended() {
    process.told("end");
  }

  public Result result() {
    return Result.read(process.told("result"));
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.close();
  }
}
