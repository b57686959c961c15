package dev.acquit.gateway.action.web;

import dev.acquit.gateway.action.ItemRetries.Preview;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Doubts.Lookup;
import dev.acquit.gateway.payment.Silence;
import dev.acquit.gateway.payment.Views;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a retry would do, as the API shows it.
 *
 * @param waitingFor {@code processor} where that does not answer now
 * @param waitingUntil when it is asked again; null where nobody knows, and where it answers
 * @param confirm whether it has to be confirmed, since it goes out by itself
 */
record PreviewJson(
    boolean allowed,
    @Nullable String refusal,
    boolean confirm,
    @Nullable String waitingFor,
    @Nullable Instant waitingUntil,
    String status,
    @Nullable Object retry,
    List<LookupJson> lookups) {

  static PreviewJson of(Preview preview, Views views) {
    var item = preview.item();
    var silence = preview.silence();
    return new PreviewJson(
        preview.refusal() == null,
        preview.refusal() == null ? null : preview.refusal().code(),
        item.state().waits() != null,
        silence == null ? null : Silence.OF,
        silence == null ? null : silence.until(),
        Names.of(item.status()),
        preview.run() == null ? null : views.view(preview.run()),
        preview.lookups().stream().map(LookupJson::of).toList());
  }

  /** What the processor said of an attempt when it was asked by our reference. */
  record LookupJson(String attempt, Instant at, @Nullable String answer, @Nullable String detail) {

    static LookupJson of(Lookup lookup) {
      var silent = lookup.answer().equals(Lookup.UNANSWERED);
      return new LookupJson(
          IdKind.ATTEMPT.format(lookup.attempt()),
          lookup.at(),
          silent ? null : lookup.answer(),
          lookup.detail());
    }
  }
}
