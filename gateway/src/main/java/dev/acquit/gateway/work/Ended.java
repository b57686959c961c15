package dev.acquit.gateway.work;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** How a try of a job ended. */
public sealed interface Ended {

  /** It need not be done again. */
  Ended DONE = new Done();

  /** It failed, and is tried again after the queue's own pause, as long as there is one. */
  Ended RETRY = new Retry();

  /** Nobody tries it any more; it stays, for somebody to look at. */
  Ended DEAD = new Dead();

  /** It is to be done again after that pause; nothing went wrong. */
  static Ended later(Duration pause) {
    return new Later(pause, false);
  }

  /** It failed, and is tried again after that pause, as often as its task says so. */
  static Ended failed(Duration pause) {
    return new Later(pause, true);
  }

  /** What traces tell of it. */
  static Map<String, String> told(Ended ended) {
    return Map.of("acquit.ended", ended.getClass().getSimpleName().toLowerCase(Locale.ROOT));
  }

  /** See {@link #DONE}. */
  record Done() implements Ended {}

  /** See {@link #RETRY}. */
  record Retry() implements Ended {}

  /** See {@link #DEAD}. */
  record Dead() implements Ended {}

  /** See {@link #later} and {@link #failed}. */
  record Later(Duration pause, boolean failed) implements Ended {}
}
