package dev.acquit.bench.driver;

import io.netty.handler.codec.http.FullHttpRequest;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One stream while it runs. All of it is on the one event loop. */
final class Flow {

  private record Due(FullHttpRequest request, long planned) {}

  private final Plan.Stream stream;
  private final Work work;
  private final Tally tally;
  private final Wire wire;
  private final ArrayDeque<Lane> idle = new ArrayDeque<>();
  private final ArrayDeque<Due> waiting = new ArrayDeque<>();
  private final long began = System.nanoTime();
  private int lanes;
  private int flying;
  private int most;
  private long made;
  private boolean isExhausted;
  private boolean isStopped;

  Flow(Plan.Stream stream, Work work, Tally tally, Wire wire) {
    this.stream = stream;
    this.work = work;
    this.tally = tally;
    this.wire = wire;
  }

  String name() {
    return stream.name();
  }

  /** Opens the connections of a closed loop; an open loop opens them as it needs them. */
  void start() {
    if (isClosedLoop()) {
      for (int lane = 0; lane < stream.connections(); lane++) {
        open();
      }
    }
  }

  /**
   * Sends what has become due in an open loop.
   *
   * @return nanoseconds until more of it is due
   */
  long tick() {
    if (isClosedLoop() || isStopped) {
      return Long.MAX_VALUE;
    }
    var now = System.nanoTime();
    for (var due = dueAt(made); due - now <= 0; due = dueAt(made)) {
      var request = next();
      if (request == null) {
        return Long.MAX_VALUE;
      }
      tally.due(due);
      dispatch(request, due);
    }
    return dueAt(made) - now;
  }

  private long dueAt(long number) {
    return began + (long) (number / stream.rate() * Window.NANOS);
  }

  private @Nullable FullHttpRequest next() {
    var request = isExhausted ? null : work.next();
    made++;
    isExhausted = request == null;
    return request;
  }

  private void dispatch(FullHttpRequest request, long due) {
    var lane = idle.pollLast();
    if (lane != null) {
      send(lane, request, due);
    } else {
      waiting.add(new Due(request, due));
      if (lanes < stream.connections()) {
        open();
      }
    }
  }

  private void open() {
    lanes++;
    wire.connect(this, new Lane(this));
  }

  private void send(Lane lane, FullHttpRequest request, long due) {
    flying++;
    most = Math.max(most, flying);
    lane.send(request, due);
  }

  /** A lane has its connection. */
  void opened(Lane lane) {
    goOn(lane);
  }

  private void goOn(Lane lane) {
    var first = waiting.poll();
    if (first != null) {
      send(lane, first.request, first.planned);
    } else if (!isClosedLoop() || isStopped) {
      idle.add(lane);
    } else {
      sendNext(lane);
    }
  }

  private void sendNext(Lane lane) {
    var request = next();
    if (request == null) {
      idle.add(lane);
    } else {
      var now = System.nanoTime();
      tally.due(now);
      send(lane, request, now);
    }
  }

  String judged(int status, String beginning) {
    return work.isSuccess(status, beginning) ? "" : "http_" + status;
  }

  /** A lane's request has ended; a lane that is still open takes the next one. */
  void ended(Lane lane, long planned, String what) {
    flying--;
    tally.ended(planned, System.nanoTime(), what);
    if (lane.isOpen()) {
      goOn(lane);
    }
  }

  /** A lane has lost its connection, or got none. */
  void closed(Lane lane) {
    idle.remove(lane);
    lanes--;
    if (!isStopped && (isClosedLoop() || !waiting.isEmpty())) {
      open();
    }
  }

  /** Sends nothing more; what still waits for a connection will not be sent. */
  void stop() {
    isStopped = true;
    for (var due = waiting.poll(); due != null; due = waiting.poll()) {
      due.request.release();
      tally.ended(due.planned, System.nanoTime(), "not_sent");
    }
  }

  /** Whether there is nothing more to send, and all that was sent has ended. */
  boolean isDone() {
    return isExhausted && flying == 0 && waiting.isEmpty();
  }

  boolean isWhole() {
    return tally.isWhole();
  }

  Result.Stream result() {
    return tally.result(most, isExhausted);
  }

  private boolean isClosedLoop() {
    return stream.rate() == 0;
  }
}
