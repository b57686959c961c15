package dev.acquit.gateway.work;

import java.time.Duration;

/** How a try of a job ended. */
public sealed interface Ended {

  /** It need not be done again. */
  Ended DONE = new Done();

  /** It is tried again after the queue's own pause, as long as there is one. */
  Ended RETRY = new Retry();

  /** Nobody tries it any more; it stays, for somebody to look at. */
  Ended DEAD = new Dead();

  /** It is tried again after that pause. */
  static Ended later(Duration pause) {
    return new Later(pause);
  }

  /** See {@link #DONE}. */
  record Done() implements Ended {}

  /** See {@link #RETRY}. */
  record Retry() implements Ended {}

  /** See {@link #DEAD}. */
  record Dead() implements Ended {}

  /** See {@link #later}. */
  record Later(Duration pause) implements Ended {}
}
