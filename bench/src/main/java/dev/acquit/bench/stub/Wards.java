package dev.acquit.bench.stub;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How each ward answers, and what came. All of it belongs to the one event loop.
 *
 * <p>A reference is kept as its hash: at some millions of them, a false alarm is one in a million.
 */
final class Wards {

  private final Map<String, Long> millis = new HashMap<>();
  private final Set<Long> references = new HashSet<>();
  private long charges;

  /** From now on it answers after so long; below zero, never. */
  void set(String ward, long after) {
    millis.put(ward, after);
  }

  /** At once where nothing was said. */
  long after(String ward) {
    return millis.getOrDefault(ward, 0L);
  }

  void charged(String reference) {
    charges++;
    references.add(hash(reference));
  }

  /** How many charges came under a reference that had come before. */
  long repeated() {
    return charges - references.size();
  }

  /** FNV-1a, of 64 bits. */
  private static long hash(String text) {
    var hash = 0xcbf29ce484222325L;
    for (int at = 0; at < text.length(); at++) {
      hash = (hash ^ text.charAt(at)) * 0x100000001b3L;
    }
    return hash;
  }
}
