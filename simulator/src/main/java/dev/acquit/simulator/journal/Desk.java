package dev.acquit.simulator.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Does one piece of work after the other, on a thread of its own. Work that waits together shares
 * one flush of the journal, and nobody gets a result before that flush. After a failed flush
 * nothing is done any more.
 */
public final class Desk implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Desk.class);
  private static final int BATCH = 1_000;

  private final Queue<Task<?>> waiting = new ConcurrentLinkedQueue<>();
  private final Journal journal;
  private final Runnable committed;
  private final Thread thread;
  private volatile boolean open = true;
  private @Nullable Exception broken;

  /**
   * A desk at work.
   *
   * @param committed runs on the desk's thread after each flush
   */
  public Desk(Journal journal, Runnable committed) {
    this.journal = journal;
    this.committed = committed;
    this.thread = Thread.ofPlatform().name("simulator-desk").start(this::work);
  }

  /** Queues the work at once on subscription; a caller who goes away does not undo it. */
  public <T> Mono<T> run(Supplier<T> work) {
    return Mono.<T>create(sink -> add(new Task<>(work, sink))).publishOn(Schedulers.parallel());
  }

  private void add(Task<?> task) {
    waiting.add(task);
    LockSupport.unpark(thread);
  }

  private void work() {
    while (open || !waiting.isEmpty()) {
      var batch = nextBatch();
      if (batch.isEmpty()) {
        LockSupport.park(this);
      } else {
        commit(batch);
      }
    }
  }

  private List<Task<?>> nextBatch() {
    var batch = new ArrayList<Task<?>>();
    for (var task = waiting.poll();
        task != null;
        task = batch.size() < BATCH ? waiting.poll() : null) {
      batch.add(task);
    }
    return batch;
  }

  private void commit(List<Task<?>> batch) {
    if (broken == null) {
      batch.forEach(Task::run);
      broken = flush();
    }
    var failure = broken;
    if (failure == null) {
      batch.forEach(Task::answer);
    } else {
      batch.forEach(task -> task.sink.error(failure));
    }
  }

  private @Nullable Exception flush() {
    try {
      journal.flush();
      committed.run();
      return null;
    } catch (IOException | RuntimeException failure) {
      log.error("The journal cannot be written: nothing more is done", failure);
      return failure;
    }
  }

  /** Waits until the desk is closed. */
  public void awaitClose() throws InterruptedException {
    thread.join();
  }

  /** Ends what is queued, and then the thread. */
  @Override
  public void close() throws IOException {
    open = false;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    journal.close();
  }

  private static final class Task<T> {

    private final Supplier<T> work;
    private final MonoSink<T> sink;
    private @Nullable T result;
    private @Nullable RuntimeException failure;

    Task(Supplier<T> work, MonoSink<T> sink) {
      this.work = work;
      this.sink = sink;
    }

    void run() {
      try {
        result = work.get();
      } catch (RuntimeException thrown) {
        failure = thrown;
      }
    }

    void answer() {
      if (failure != null) {
        sink.error(failure);
      } else {
        sink.success(result);
      }
    }
  }
}
