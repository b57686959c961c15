package dev.acquit.processor.paysafe;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.processor.Call;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.http.ProcessorHttp;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Mono;

/** Captures, voids and refunds. A refund is of the settlement, not of the payment. */
final class PaysafeChange {

  static final Pattern THEIRS = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  static final String SETTLEMENTS = "/settlements";
  private static final String PAYMENTS = PaysafeCharge.PAYMENTS;
  private static final Body CANCELLED = new Body(null, null, null, "CANCELLED");

  private final ProcessorHttp http;
  private final PaysafeSettings settings;
  private final PaysafeReplies replies;

  PaysafeChange(ProcessorHttp http, PaysafeSettings settings, PaysafeReplies replies) {
    this.http = http;
    this.settings = settings;
    this.replies = replies;
  }

  Mono<Outcome> capture(Call.Capture call) {
    return post(
        Operation.CAPTURE,
        call,
        call.of(),
        call.of().known(),
        id -> PAYMENTS + "/" + id + SETTLEMENTS,
        new Body(call.reference(), call.amount().minor(), true, null));
  }

  /** A charge that settled itself shares its id with its settlement. */
  Mono<Outcome> refund(Call.Refund call) {
    return post(
        Operation.REFUND,
        call,
        call.of(),
        settlement(call.of()),
        id -> SETTLEMENTS + "/" + id + "/refunds",
        new Body(call.reference(), call.amount().minor(), null, null));
  }

  static String settlement(Call.Original of) {
    var capture = of.captureReference();
    return capture == null ? of.known() : capture;
  }

  /** What was captured is cancelled; else the payment is read first, to see what there is. */
  Mono<Outcome> cancel(Call.Cancel call) {
    var capture = call.of().captureReference();
    if (capture != null) {
      return called(call, SETTLEMENTS, capture);
    }
    var payment = call.of().known();
    return isTheirs(payment)
        ? look(call, payment).flatMap(found -> cancel(call, payment, found))
        : rejected("processor_reference_invalid");
  }

  private Mono<Outcome> cancel(Call.Cancel call, String payment, Found found) {
    return switch (found) {
      case Found.Not(var outcome) -> Mono.just(ProcessorHttp.judged(outcome, call.firstSend()));
      case Found.Payment(var transaction) -> cancel(call, payment, transaction);
    };
  }

  private Mono<Outcome> cancel(Call.Cancel call, String id, Transaction payment) {
    var live = payment.parts().stream().filter(Transaction.Part::isLive).toList();
    if (live.isEmpty()) {
      return call.of().rail() == Rail.CARD ? release(call, id) : called(call, PAYMENTS, id);
    }
    var only = live.getFirst();
    return live.size() == 1 && only.isWaiting()
        ? called(call, SETTLEMENTS, only.id())
        : Mono.just(
            ProcessorHttp.judged(new Rejected(Rejection.WRONG_STATE, "settled"), call.firstSend()));
  }

  private Mono<Outcome> release(Call.Cancel call, String payment) {
    return post(
        Operation.VOID,
        call,
        call.of(),
        payment,
        id -> PAYMENTS + "/" + id + "/voidauths",
        new Body(call.reference(), call.amount().minor(), null, null));
  }

  /** Cancels what has not left yet. It carries no reference of ours. */
  private Mono<Outcome> called(Call.Cancel call, String path, String id) {
    if (!isTheirs(id)) {
      return rejected("processor_reference_invalid");
    }
    var request = http.client().put().uri(settings.prefix() + path + "/" + id).bodyValue(CANCELLED);
    return http.money(
        Operation.VOID,
        request,
        call.firstSend(),
        response ->
            replies.read(response, call.of().rail(), told -> told.cancelled(call.amount())));
  }

  private Mono<Found> look(Call.Cancel call, String payment) {
    var uri = settings.prefix() + PAYMENTS + "/" + payment;
    return http.question(
        http.client().get().uri(uri),
        response -> found(response, call.of().rail()),
        why -> new Found.Not(new NotAttempted(why)));
  }

  private Mono<Found> found(ClientResponse response, Rail rail) {
    return switch (response.statusCode().value()) {
      case 200 ->
          response
              .bodyToMono(Transaction.class)
              .map(told ->
                  told.id() == null
                      ? new Found.Not(new NotAttempted("unreadable"))
                      : new Found.Payment(told));
      default ->
          replies
              .refused(response, rail)
              .map(outcome ->
                  new Found.Not(
                      outcome instanceof Unknown(var why, _) ? new NotAttempted(why) : outcome));
    };
  }

  private Mono<Outcome> post(
      Operation operation,
      Call.Money call,
      Call.Original of,
      String theirs,
      Function<String, String> path,
      Body body) {
    if (!isTheirs(theirs)) {
      return rejected("processor_reference_invalid");
    }
    var asked = replies.asked(call, operation, of.rail(), call.amount());
    RequestHeadersSpec<?> request =
        http.client().post().uri(settings.prefix() + path.apply(theirs)).bodyValue(body);
    return http.money(
        operation, request, call.firstSend(), response -> replies.read(response, asked));
  }

  private static boolean isTheirs(String id) {
    return THEIRS.matcher(id).matches();
  }

  private static Mono<Outcome> rejected(String code) {
    return Mono.just(new Rejected(Rejection.INVALID, code));
  }

  /** What a payment was found to be, or why it was not. */
  private sealed interface Found {

    /** As Paysafe tells it. */
    record Payment(Transaction told) implements Found {}

    /** Nothing was changed yet. */
    record Not(Outcome outcome) implements Found {}
  }

  /** A change on the wire: the fields of one kind, and no others. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Body(
      @Nullable String merchantRefNum,
      @Nullable Long amount,
      @Nullable Boolean dupCheck,
      @Nullable String status) {}
}
