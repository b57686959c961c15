package dev.acquit.gateway.work;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * A gauge of what has to be asked for, such as the age of the oldest row that waits: work reads it
 * now and then, and a scrape gets what was read last. Make it a bean; until the first reading it is
 * not a number.
 */
public final class Reading implements MeterBinder {

  private final String name;
  private final String unit;
  private final String description;
  private volatile double last = Double.NaN;

  /** {@code unit} is seconds, rows or the like. */
  public Reading(String name, String unit, String description) {
    this.name = name;
    this.unit = unit;
    this.description = description;
  }

  public void take(double value) {
    last = value;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(name, this, reading -> reading.last)
        .baseUnit(unit)
        .description(description)
        .register(registry);
  }
}
