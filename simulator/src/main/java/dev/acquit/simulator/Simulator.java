package dev.acquit.simulator;

import dev.acquit.simulator.acquirer.Acquirer;
import dev.acquit.simulator.http.SimulatorServer;
import dev.acquit.simulator.journal.Desk;
import dev.acquit.simulator.journal.Journal;
import dev.acquit.simulator.webhook.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * A running simulator. What it acknowledged before it was stopped or killed is there again when it
 * starts.
 */
public final class Simulator implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Simulator.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final SimulatorSettings settings;
  private final Webhooks webhooks;
  private final Desk desk;
  private final SimulatorServer server;
  private final Disposable ticking;

  private Simulator(SimulatorSettings settings) throws IOException {
    this.settings = settings;
    var journal = Journal.open(settings.directory());
    try {
      var acquirer = Acquirer.open(journal);
      this.webhooks = new Webhooks(settings.webhookBackoff());
      this.desk = new Desk(journal, () -> webhooks.send(acquirer.takeEvents()));
      this.server = listen(acquirer);
      this.ticking = keepUpEverySecond(acquirer);
    } catch (IOException | RuntimeException failure) {
      journal.close();
      throw failure;
    }
  }

  /**
   * Starts one, listening.
   *
   * @throws UncheckedIOException if the ledger's directory cannot be used
   */
  public static Simulator start(SimulatorSettings settings) {
    try {
      var simulator = new Simulator(settings);
      log.info("The simulator listens on {}", simulator.address());
      return simulator;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private SimulatorServer listen(Acquirer acquirer) throws IOException {
    try {
      return new SimulatorServer(settings.host(), settings.port(), desk, acquirer, webhooks);
    } catch (RuntimeException unbound) {
      webhooks.close();
      desk.close();
      throw unbound;
    }
  }

  private Disposable keepUpEverySecond(Acquirer acquirer) {
    return Flux.interval(TICK)
        .onBackpressureDrop()
        .concatMap(_ -> desk.run(() -> keepUp(acquirer)))
        .subscribe(_ -> {}, failure -> log.error("What comes due is no longer seen to", failure));
  }

  private static Boolean keepUp(Acquirer acquirer) {
    acquirer.keepUp();
    return true;
  }

  /** The port that was asked for, or the free one that was found. */
  public int port() {
    return server.port();
  }

  /** The base URL of the API. */
  public URI address() {
    return URI.create("http://" + settings.host() + ":" + port());
  }

  /** Waits until it is stopped. */
  public void awaitStop() throws InterruptedException {
    desk.awaitClose();
  }

  /** Drops every connection, ends what is being done, and lets go of the ledger. */
  public void stop() {
    ticking.dispose();
    server.close();
    webhooks.close();
    try {
      desk.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
