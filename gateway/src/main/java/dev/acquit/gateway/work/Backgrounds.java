package dev.acquit.gateway.work;

import dev.acquit.gateway.tracing.Traces;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Starts all work in the background with the gateway; when it stops, lets it come to its end. */
@Component
class Backgrounds implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Backgrounds.class);

  private final List<Background> all;
  private final WorkSettings settings;
  private final UnaryOperator<Context> within;
  private volatile boolean running;

  Backgrounds(List<Background> all, WorkSettings settings, ObjectProvider<Traces> traces) {
    this.all = all;
    this.settings = settings;
    this.within =
        traces.stream()
            .<UnaryOperator<Context>>map(made -> made::in)
            .findFirst()
            .orElse(UnaryOperator.identity());
  }

  @Override
  public void start() {
    running = true;
    all.forEach(work -> work.start(within));
  }

  @Override
  public void stop() {
    running = false;
    all.forEach(Background::stop);
  }

  /** Waits, without a thread, until all has ended or the time is up; then cuts off what is left. */
  @Override
  public void stop(Runnable stopped) {
    var finished = Flux.fromIterable(all).map(Background::finish).collectList().flatMap(Mono::when);
    Mono.firstWithSignal(finished, Mono.delay(settings.drain()).doOnNext(_ -> report()).then())
        .doFinally(_ -> end(stopped))
        .subscribe(null, failure -> LOG.error("Work in the background did not end", failure));
  }

  private void end(Runnable stopped) {
    stop();
    stopped.run();
  }

  private void report() {
    LOG.warn("Work is cut off that has not ended in {}; it is done again later", settings.drain());
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
