package dev.acquit.bench;

import dev.acquit.bench.figure.Growth;
import dev.acquit.bench.figure.InFlight;
import dev.acquit.bench.figure.Latency;
import dev.acquit.bench.figure.Lists;
import dev.acquit.bench.figure.Profile;
import dev.acquit.bench.figure.SickProcessor;
import dev.acquit.bench.figure.Stage;
import dev.acquit.bench.figure.Start;
import dev.acquit.bench.figure.Throughput;
import dev.acquit.bench.figure.TwoGateways;
import dev.acquit.bench.figure.WebhooksIn;
import dev.acquit.bench.report.Line;
import dev.acquit.bench.report.Page;
import dev.acquit.bench.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run: all figures, one after the other, on one stage. */
public final class Bench {

  private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

  private final Options options;
  private final List<Line> lines = new ArrayList<>();

  private Bench(Options options) {
    this.options = options;
  }

  /** Measures what was asked for, and tells it. */
  public static void run(Options options) {
    if (options.mode().equals(Options.PROFILE)) {
      profile(options);
    } else {
      new Bench(options).run();
    }
  }

  private static void profile(Options options) {
    try (var stage = new Stage(options.gateway(), options.pace(), options.jvm())) {
      var recording = Path.of("target", "gateway.jfr").toAbsolutePath();
      LOG.info("\n{}{}", Profile.of(stage, recording), recording);
    }
  }

  private void run() {
    var began = Circumstances.now();
    LOG.info("Measuring on {}", began.described());
    try (var stage = new Stage(options.gateway(), options.pace(), options.jvm())) {
      measure(stage);
      var report = began.report(stage.server().database(), options) + Table.of(lines);
      LOG.info("\n{}", report);
      if (options.page() != null) {
        Page.write(options.page(), report);
      }
    }
  }

  private void measure(Stage stage) {
    var top = Throughput.of(stage, options.pace().warm());
    add(top.lines());
    add("P3", () -> Latency.of(stage, top));
    add("P8", () -> WebhooksIn.of(stage, top));
    add("P9", () -> SickProcessor.of(stage, top));
    add("P4", () -> InFlight.of(stage, top));
    // what comes next is told against a gateway that has run as long as it
    var now = Throughput.of(stage, options.pace().brief());
    LOG.info("P1 again: {}", now.made());
    add("P11", () -> TwoGateways.of(stage, now));
    add("P5", () -> Growth.of(stage, now));
    add("P6", () -> Lists.of(stage));
    add("P10", () -> Start.of(stage));
  }

  private void add(String id, Supplier<List<Line>> figure) {
    if (options.asks(id)) {
      add(figure.get());
    }
  }

  private void add(List<Line> measured) {
    measured.forEach(
        line -> LOG.info("{} {}: {} ({})", line.id(), line.what(), line.figure(), line.detail()));
    lines.addAll(measured);
  }
}
