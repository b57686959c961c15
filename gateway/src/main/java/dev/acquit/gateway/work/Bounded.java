package dev.acquit.gateway.work;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a metric's tag to so many values: each that comes after them is {@code other}. */
public final class Bounded {

  public static final String OTHER = "other";

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final int most;

  public Bounded(int most) {
    this.most = most;
  }

  /** The value itself, as long as there are few. */
  public String of(String value) {
    return seen.contains(value) || (seen.size() < most && seen.add(value)) ? value : OTHER;
  }
}
