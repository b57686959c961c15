package dev.acquit.processor.paysafe;

import dev.acquit.processor.Call;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import dev.acquit.processor.http.ProcessorHttp;
import dev.acquit.processor.paysafe.Handles.Step;
import dev.acquit.processor.paysafe.Transaction.Asked;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Charges, authorizes and verifies, and goes on once the payer is back from the issuer. */
final class PaysafeCharge {

  static final String PAYMENTS = "/payments";
  static final String VERIFICATIONS = "/verifications";

  private final ProcessorHttp http;
  private final PaysafeSettings settings;
  private final PaysafeReplies replies;
  private final Handles handles;

  PaysafeCharge(
      ProcessorHttp http, PaysafeSettings settings, PaysafeReplies replies, Handles handles) {
    this.http = http;
    this.settings = settings;
    this.replies = replies;
    this.handles = handles;
  }

  /** A token is paid with as it is; anything else gets a handle first. */
  Mono<Outcome> open(Call.Charge call, Operation operation) {
    var wrong = wrong(call.instrument());
    if (wrong != null) {
      return Mono.just(new Rejected(Rejection.INVALID, wrong));
    }
    return call.instrument() instanceof ProcessorToken(var token, _, _)
        ? pay(call, operation, token)
        : handles.make(call, operation).flatMap(step -> pay(call, operation, step));
  }

  /** What keeps an instrument from being charged, in a word; null for nothing. */
  private static @Nullable String wrong(Instrument instrument) {
    if (!(instrument instanceof Instrument.BankAccount bank)) {
      return null;
    }
    if (bank.mandate() == null) {
      return "mandate_missing";
    }
    return isNumbered(bank) ? null : "bank_number_invalid";
  }

  /** Whether its bank is numbered as its rail numbers them. */
  static boolean isNumbered(Instrument.BankAccount bank) {
    return bank.bank().matches(bank.rail() == Rail.EFT ? HandleRequest.Eft.BANK : "[0-9]{9}");
  }

  private Mono<Outcome> pay(Call.Charge call, Operation operation, Step step) {
    return switch (step) {
      case Step.Payable(var token) -> pay(call, operation, token);
      case Step.Ended(var outcome) -> Mono.just(outcome);
    };
  }

  private Mono<Outcome> pay(Call.Charge call, Operation operation, String token) {
    var asked = replies.asked(call, operation, call.instrument().rail(), call.amount());
    return post(PaymentRequest.of(call, operation, settings, token), asked, call.firstSend());
  }

  Mono<Outcome> resume(Call.Resume call) {
    return PaysafeChange.THEIRS.matcher(call.processorReference()).matches()
        ? handles.returned(call).flatMap(step -> goOn(call, step))
        : Mono.just(new Rejected(Rejection.INVALID, "processor_reference_invalid"));
  }

  private Mono<Outcome> goOn(Call.Resume call, Step step) {
    return switch (step) {
      case Step.Payable(var token) -> {
        var asked = replies.asked(call, call.operation(), Rail.CARD, call.amount());
        yield post(PaymentRequest.of(call, settings, token), asked, call.firstSend());
      }
      case Step.Ended(var outcome) -> Mono.just(outcome);
    };
  }

  private Mono<Outcome> post(PaymentRequest body, Asked asked, boolean firstSend) {
    var path = asked.operation() == Operation.VERIFY ? VERIFICATIONS : PAYMENTS;
    return http.money(
        asked.operation(),
        http.client().post().uri(settings.prefix() + path).bodyValue(body),
        firstSend,
        response -> replies.read(response, asked));
  }
}
