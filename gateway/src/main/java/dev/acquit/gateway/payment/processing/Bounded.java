package dev.acquit.gateway.payment.processing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a metric's tag to so many values: each that comes after them is {@code other}. */
final class Bounded {

  static final String OTHER = "other";

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final int most;

  Bounded(int most) {
    this.most = most;
  }

  /** The value itself, as long as there are few. */
  String of(String value) {
    return seen.contains(value) || (seen.size() < most && seen.add(value)) ? value : OTHER;
  }
}
