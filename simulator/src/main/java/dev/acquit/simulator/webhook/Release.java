package dev.acquit.simulator.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * How events that were held back are let go.
 *
 * @param copies how often each of them is sent
 * @param seed makes the same disorder again
 */
public record Release(int copies, Order order, long seed) {

  List<Delivery> of(List<Delivery> held) {
    var sent = new ArrayList<Delivery>();
    for (var delivery : held) {
      sent.addAll(Collections.nCopies(copies, delivery));
    }
    switch (order) {
      case SENT -> {}
      case REVERSED -> Collections.reverse(sent);
      case SHUFFLED -> Collections.shuffle(sent, new Random(seed));
    }
    return sent;
  }

  /** In which order. */
  public enum Order {
    SENT,
    REVERSED,
    SHUFFLED;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
