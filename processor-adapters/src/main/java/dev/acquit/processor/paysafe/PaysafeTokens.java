package dev.acquit.processor.paysafe;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized;
import dev.acquit.processor.Tokenized.Refused;
import dev.acquit.processor.Tokenized.Token;
import dev.acquit.processor.Tokenized.Unanswered;
import dev.acquit.processor.http.ProcessorHttp;
import dev.acquit.processor.paysafe.Handles.Handle;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/**
 * Leaves a card or a bank account with Paysafe: a handle for one use is given to a customer made
 * for it, and becomes one for many.
 */
final class PaysafeTokens {

  private static final String CUSTOMERS = "/customers";

  private final ProcessorHttp http;
  private final PaysafeSettings settings;
  private final PaysafeReplies replies;

  PaysafeTokens(ProcessorHttp http, PaysafeSettings settings, PaysafeReplies replies) {
    this.http = http;
    this.settings = settings;
    this.replies = replies;
  }

  static Tokenized refused(String code) {
    return new Refused(new Decline(DeclineReason.INVALID_TRANSACTION, code));
  }

  Mono<Tokenized> save(Instrument instrument) {
    if (instrument instanceof Instrument.BankAccount bank && !PaysafeCharge.isNumbered(bank)) {
      return Mono.just(refused("bank_number_invalid"));
    }
    return Mono.defer(() -> save(instrument, UUID.randomUUID().toString()));
  }

  /** Each of the three requests has a reference of its own, as this is not asked twice. */
  private Mono<Tokenized> save(Instrument instrument, String reference) {
    var rail = instrument.rail();
    return handle(Handles.PATH, rail, request(instrument, reference), PaysafeTokens::once)
        .flatMap(once ->
            once instanceof Token(var token)
                ? handle(CUSTOMERS, rail, customer(reference), PaysafeTokens::customerOf)
                    .flatMap(customer -> kept(customer, rail, token, reference))
                : Mono.just(once));
  }

  private HandleRequest request(Instrument instrument, String reference) {
    var currency =
        switch (instrument.rail()) {
          case CARD -> settings.tokenCurrency();
          case ACH -> "USD";
          case EFT -> "CAD";
        };
    return HandleRequest.of(
        "T-" + reference,
        instrument.rail() == Rail.CARD ? "VERIFICATION" : "PAYMENT",
        new Amount(0, currency),
        instrument,
        settings,
        true,
        null,
        null);
  }

  private static Body customer(String reference) {
    return new Body(null, null, "C-" + reference, "en_US");
  }

  private Mono<Tokenized> kept(Tokenized customer, Rail rail, String token, String reference) {
    return customer instanceof Token(var id)
        ? handle(
            CUSTOMERS + "/" + id + Handles.PATH,
            rail,
            new Body("K-" + reference, token, null, null),
            PaysafeTokens::many)
        : Mono.just(customer);
  }

  private Mono<Tokenized> handle(
      String path, Rail rail, Object body, Function<Handle, @Nullable String> token) {
    return http.question(
        http.client().post().uri(settings.prefix() + path).bodyValue(body),
        response -> read(response, rail, token),
        Unanswered::new);
  }

  private Mono<Tokenized> read(
      ClientResponse response, Rail rail, Function<Handle, @Nullable String> token) {
    return switch (response.statusCode().value()) {
      case 200, 201 -> response.bodyToMono(Handle.class).map(handle -> told(handle, token));
      default -> replies.refused(response, rail).map(PaysafeTokens::refusal);
    };
  }

  private Tokenized told(Handle handle, Function<Handle, @Nullable String> token) {
    if ("FAILED".equals(handle.status())) {
      var code = PaysafeCodes.text(handle.error(), "code");
      return new Refused(replies.codes().declined(code, handle.gatewayResponse(), "HANDLE_FAILED"));
    }
    var told = token.apply(handle);
    return told == null ? new Unanswered("unreadable") : new Token(told);
  }

  private static @Nullable String once(Handle handle) {
    return "PAYABLE".equals(handle.status()) ? handle.paymentHandleToken() : null;
  }

  private static @Nullable String many(Handle handle) {
    return handle.paymentHandleToken();
  }

  /** Its id goes into a path. */
  private static @Nullable String customerOf(Handle customer) {
    var id = customer.id();
    return id != null && PaysafeChange.THEIRS.matcher(id).matches() ? id : null;
  }

  /** Nothing is at stake: what is not refused for good can be asked again. */
  private static Tokenized refusal(Outcome outcome) {
    return switch (outcome) {
      case Declined(_, var decline) -> new Refused(decline);
      case Rejected(var rejection, var code) when rejection == Rejection.DUPLICATE ->
          new Refused(new Decline(DeclineReason.DUPLICATE, code));
      case Rejected(var rejection, var code) when rejection == Rejection.INVALID -> refused(code);
      case Rejected(_, var code) -> new Unanswered(code);
      case NotAttempted(var why, _) -> new Unanswered(why);
      case Unknown(var why, _) -> new Unanswered(why);
      default -> new Unanswered("unreadable");
    };
  }

  /** A customer, or what makes a handle one of theirs. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Body(
      @Nullable String merchantRefNum,
      @Nullable String paymentHandleTokenFrom,
      @Nullable String merchantCustomerId,
      @Nullable String locale) {

    @Override
    public String toString() {
      return "Body[****]";
    }
  }
}
