package dev.acquit.gateway.payment.processing.guard;

/** Carries an answer past the breaker that says nothing of the processor's health. */
final class Ignored extends RuntimeException {

  private final transient Object answer;

  Ignored(Object answer) {
    super("ignored", null, false, false);
    this.answer = answer;
  }

  Object answer() {
    return answer;
  }
}
