package dev.acquit.processor.adyen;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.processor.Call;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import dev.acquit.processor.adyen.AdyenSettings.VoidMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Captures, voids and refunds a payment: Adyen only receives it, and reports by webhook. */
final class AdyenChange {

  private static final String CANCELS = "/cancels";
  private static final Pattern THEIRS = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final AdyenCalls calls;
  private final AdyenReplies replies;
  private final AdyenSettings settings;

  AdyenChange(AdyenCalls calls, AdyenReplies replies, AdyenSettings settings) {
    this.calls = calls;
    this.replies = replies;
    this.settings = settings;
  }

  Mono<Outcome> capture(Call.Capture call) {
    return moved(Operation.CAPTURE, call, call.of(), "captures");
  }

  Mono<Outcome> refund(Call.Refund call) {
    return moved(Operation.REFUND, call, call.of(), "refunds");
  }

  /**
   * A charge of which only our reference is known is voided by it. A bank debit is only ever
   * cancelled: a refund of what may yet be returned would give it back twice.
   */
  Mono<Outcome> cancel(Call.Cancel call) {
    var mayRefund = settings.voids() == VoidMode.REVERSAL && call.of().rail() == Rail.CARD;
    var what = mayRefund ? "reversals" : "cancels";
    return isOurs(call.of())
        ? send(Operation.VOID, CANCELS, call, body(call, null, call.of().reference()))
        : change(Operation.VOID, call, call.of(), what, body(call, null, null));
  }

  private static boolean isOurs(Call.Original of) {
    var theirs = of.processorReference();
    return theirs == null || theirs.equals(of.reference());
  }

  private Mono<Outcome> moved(Operation operation, Call.Money call, Call.Original of, String what) {
    var amount = WireAmount.of(call.amount());
    return amount == null
        ? rejected("amount_too_fine")
        : change(operation, call, of, what, body(call, amount, null));
  }

  private Mono<Outcome> change(
      Operation operation, Call.Money call, Call.Original of, String what, Body body) {
    var theirs = of.known();
    return THEIRS.matcher(theirs).matches()
        ? send(operation, "/payments/" + theirs + "/" + what, call, body)
        : rejected("processor_reference_invalid");
  }

  private Mono<Outcome> send(Operation operation, String path, Call.Money call, Body body) {
    return calls.money(
        operation,
        path,
        body,
        call.reference(),
        call.firstSend(),
        response -> replies.received(response, call.reference()));
  }

  private static Mono<Outcome> rejected(String code) {
    return Mono.just(new Rejected(Rejection.INVALID, code));
  }

  private Body body(Call.Money call, @Nullable WireAmount amount, @Nullable String payment) {
    return new Body(settings.merchantAccount(), call.reference(), amount, payment);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Body(
      String merchantAccount,
      String reference,
      @Nullable WireAmount amount,
      @Nullable String paymentReference) {}
}
