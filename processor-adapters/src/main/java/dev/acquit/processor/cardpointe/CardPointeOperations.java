package dev.acquit.processor.cardpointe;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.processor.Call;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.cardpointe.CardPointeAccount.Merchants;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Charges, captures, voids and refunds. */
final class CardPointeOperations {

  /** How often Fiserv wants a void by our reference to be sent, where no answer comes. */
  private static final int TIMES = 3;

  private final Merchants merchants;
  private final CardPointeCodes codes;
  private final CardPointeSettings settings;

  CardPointeOperations(Merchants merchants, CardPointeCodes codes, CardPointeSettings settings) {
    this.merchants = merchants;
    this.codes = codes;
    this.settings = settings;
  }

  Mono<Outcome> open(Call.Charge call, Operation operation) {
    var rail = call.instrument().rail();
    var amount = Wire.amount(call.amount());
    if (amount == null) {
      return unpayable();
    }
    var merchant = merchants.on(rail);
    var body = AuthRequest.of(call, operation, amount, merchant.merchant(), settings);
    return merchant.money(
        operation,
        "/auth",
        body,
        call.firstSend(),
        answer -> answer.opened(call.amount(), rail, codes));
  }

  private static Mono<Outcome> unpayable() {
    return Mono.just(new Rejected(Rejection.INVALID, "amount_not_payable"));
  }

  Mono<Outcome> capture(Call.Capture call) {
    var amount = Wire.amount(call.amount());
    if (amount == null) {
      return unpayable();
    }
    var merchant = merchants.on(call.of().rail());
    return merchant.money(
        Operation.CAPTURE,
        "/capture",
        new Change(merchant.merchant(), call.of().known(), null, amount),
        call.firstSend(),
        answer -> answer.opened(call.amount(), call.of().rail(), codes));
  }

  /** In full, which CardPointe takes it for if no amount is told. */
  Mono<Outcome> cancel(Call.Cancel call) {
    var theirs = call.of().processorReference();
    if (theirs == null) {
      return cancelByOurs(call, 1);
    }
    var merchant = merchants.on(call.of().rail());
    return cancel(
        call, "/void", new Change(merchant.merchant(), theirs, null, null), call.firstSend());
  }

  /**
   * Fiserv's own rule for a charge of which nothing but our reference is known: sent up to three
   * times while no answer comes. The three are one operation; a void of what is void is nothing.
   */
  private Mono<Outcome> cancelByOurs(Call.Cancel call, int time) {
    var merchant = merchants.on(call.of().rail());
    var body = new Change(merchant.merchant(), null, call.of().reference(), null);
    return cancel(call, "/voidByOrderId", body, call.firstSend() && time == 1)
        .flatMap(outcome ->
            outcome instanceof Unknown && time < TIMES
                ? cancelByOurs(call, time + 1)
                : Mono.just(outcome));
  }

  private Mono<Outcome> cancel(Call.Cancel call, String path, Change body, boolean firstSend) {
    return merchants
        .on(call.of().rail())
        .money(
            Operation.VOID,
            path,
            body,
            firstSend,
            answer -> answer.voided(call.of().amount(), codes));
  }

  /** Under a reference of its own, which it is asked about by. */
  Mono<Outcome> refund(Call.Refund call) {
    var amount = Wire.amount(call.amount());
    if (amount == null) {
      return unpayable();
    }
    var merchant = merchants.on(call.of().rail());
    return merchant.money(
        Operation.REFUND,
        "/refund",
        new Change(merchant.merchant(), call.of().known(), call.reference(), amount),
        call.firstSend(),
        answer -> answer.opened(call.amount(), call.of().rail(), codes));
  }

  /** What changes a charge, on the wire. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Change(
      String merchid, @Nullable String retref, @Nullable String orderid, @Nullable String amount) {}
}
