package dev.acquit.processor.stripe;

import dev.acquit.processor.Call;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Rail;
import dev.acquit.processor.http.ProcessorHttp;
import dev.acquit.processor.stripe.Outcomes.Refund;
import java.util.function.Function;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Mono;

/**
 * Charges, and changes what was charged: one request each, under our reference as its key, so that
 * a repetition of the identical request has the same effect once.
 */
final class StripeOperations {

  static final String PAYMENTS = "/v1/payment_intents";
  static final String SETUPS = "/v1/setup_intents";

  private static final String KEY = "Idempotency-Key";

  private final ProcessorHttp http;
  private final StripeReplies replies;
  private final Outcomes outcomes;
  private final ChargeForm forms;

  StripeOperations(ProcessorHttp http, StripeReplies replies, Outcomes outcomes, ChargeForm forms) {
    this.http = http;
    this.replies = replies;
    this.outcomes = outcomes;
    this.forms = forms;
  }

  Mono<Outcome> open(Call.Charge call, Operation operation) {
    var isSetup = operation == Operation.VERIFY;
    var form = isSetup ? forms.verification(call) : forms.payment(call, operation);
    var request = post(isSetup ? SETUPS : PAYMENTS, form, call.reference());
    return send(
        operation,
        call.instrument().rail(),
        request,
        call.firstSend(),
        intent -> outcomes.opened(intent, call.reference(), operation, call.amount()));
  }

  /** The payer's return changes nothing at Stripe, which went on by itself: it is only asked. */
  Mono<Outcome> resume(Call.Resume call) {
    var isSetup = call.operation() == Operation.VERIFY;
    var uri =
        isSetup
            ? SETUPS + "/{id}?expand[]=latest_attempt"
            : PAYMENTS + "/{id}?expand[]=latest_charge";
    return send(
        call.operation(),
        Rail.CARD,
        http.client().get().uri(uri, call.processorReference()),
        false,
        intent -> outcomes.opened(intent, call.reference(), call.operation(), call.amount()));
  }

  Mono<Outcome> capture(Call.Capture call) {
    var form =
        new Form()
            .with("amount_to_capture", call.amount())
            .with("metadata[" + Intent.CAPTURE_REFERENCE + "]", call.reference())
            .with("expand[]", "latest_charge");
    var request = post(PAYMENTS + "/{id}/capture", form, call.reference(), call.of().known());
    return send(Operation.CAPTURE, call.of().rail(), request, call.firstSend(), outcomes::captured);
  }

  Mono<Outcome> cancel(Call.Cancel call) {
    var form = new Form().with("cancellation_reason", "requested_by_customer");
    var request = post(PAYMENTS + "/{id}/cancel", form, call.reference(), call.of().known());
    return send(Operation.VOID, call.of().rail(), request, call.firstSend(), outcomes::voided);
  }

  Mono<Outcome> refund(Call.Refund call) {
    var form =
        new Form()
            .with("payment_intent", call.of().known())
            .with("amount", call.amount())
            .with("metadata[" + Intent.REFERENCE + "]", call.reference())
            .with("metadata[merchant_reference]", call.order().merchantReference());
    return http.money(
        Operation.REFUND,
        post("/v1/refunds", form, call.reference()),
        call.firstSend(),
        response -> replies.read(response, call.of().rail(), Refund.class, outcomes::refunded));
  }

  private Mono<Outcome> send(
      Operation operation,
      Rail rail,
      RequestHeadersSpec<?> request,
      boolean firstSend,
      Function<Intent, Outcome> means) {
    return http.money(
        operation,
        request,
        firstSend,
        response -> replies.read(response, rail, Intent.class, means));
  }

  private RequestHeadersSpec<?> post(String uri, Form form, String key, Object... variables) {
    return http.client().post().uri(uri, variables).header(KEY, key).body(form.body());
  }
}
