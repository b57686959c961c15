package dev.acquit.processor.acme;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.ActionRequired;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.NextAction;
import dev.acquit.processor.Outcome.Unknown;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An operation as Acme tells it. Any part may be missing: it came over a wire. */
record AcmeAnswer(
    @Nullable String id,
    @Nullable String ref,
    @Nullable String state,
    @Nullable Long cents,
    @Nullable String currency,
    @Nullable String code,
    @Nullable String url) {

  private static final Duration TO_COME_BACK = Duration.ofMinutes(15);
  private static final Outcome UNREADABLE = new Unknown("unreadable");

  /** What became of the operation with that reference; of another one it tells nothing. */
  Outcome outcomeOf(String reference, Decline.Table declines) {
    return reference.equals(ref) ? outcome(declines) : UNREADABLE;
  }

  Outcome outcome(Decline.Table declines) {
    return switch (state) {
      case "DONE" -> done();
      case "REFUSED" -> refused(declines);
      case "ASK" -> asked();
      case null, default -> UNREADABLE;
    };
  }

  private Outcome done() {
    return id == null || cents == null || currency == null
        ? UNREADABLE
        : new Approved(id, new Amount(cents, currency), Evidence.NONE);
  }

  private Outcome refused(Decline.Table declines) {
    return code == null ? UNREADABLE : new Declined(id, declines.of(code));
  }

  /** Only to a page; what else may stand there is nothing to send anybody to. */
  private Outcome asked() {
    return id == null || url == null || !url.matches("https?://[^\\s]+")
        ? UNREADABLE
        : new ActionRequired(
            id, new NextAction("redirect", URI.create(url), Instant.now().plus(TO_COME_BACK)));
  }

  About about() {
    return new About(ref, id, null);
  }
}
