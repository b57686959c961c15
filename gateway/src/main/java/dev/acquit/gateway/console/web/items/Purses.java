package dev.acquit.gateway.console.web.items;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.console.desk.Purse;
import dev.acquit.gateway.console.desk.Purse.Kept;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.MethodUse.Stage;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.payment.RetryService;
import dev.acquit.gateway.payment.SavedMethods;
import dev.acquit.gateway.wallet.PaymentMethod;
import dev.acquit.gateway.wallet.Wallets;
import dev.acquit.processor.Rail;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a payer may pay with when a payment is tried again. */
@Component
class Purses {

  /** A wallet holds ten of a kind. */
  private static final Page ALL = new Page(100, null);

  /** What the same method is refused for, and not only for now. */
  private static final Set<ProblemCode> NEVER =
      Set.of(ProblemCode.RETRY_REFUSED, ProblemCode.METHOD_BLOCKED, ProblemCode.NOT_FOUND);

  private final Payments payments;
  private final RetryService retries;
  private final Wallets wallets;
  private final SavedMethods methods;

  Purses(Payments payments, RetryService retries, Wallets wallets, SavedMethods methods) {
    this.payments = payments;
    this.retries = retries;
    this.wallets = wallets;
    this.methods = methods;
  }

  /** Of what they may not see, or whose payer is not known, nothing is. */
  Mono<Purse> of(Caller caller, ActionItem item) {
    var payment = item.about().payment();
    return payment == null
            || item.about().refund() != null
            || !caller.permissions().contains(Permission.WALLETS_VIEW)
        ? Mono.just(Purse.UNKNOWN)
        : payments
            .find(caller.organization(), caller.live(), payment)
            .flatMap(read -> of(caller, read))
            .defaultIfEmpty(Purse.UNKNOWN);
  }

  private Mono<Purse> of(Caller caller, Payment payment) {
    var kept =
        user(caller, payment)
            .flatMapMany(user -> wallets.list(caller, user, null, ALL))
            .concatMap(view -> kept(caller, paying(payment), view.method()))
            .collectList();
    return Mono.zip(isPossible(caller, payment), kept, Purse::new);
  }

  /** Whether what paid may be charged again, now or later. */
  private Mono<Boolean> isPossible(Caller caller, Payment payment) {
    return retries
        .dryRun(caller, payment.id(), null)
        .map(run -> run.refusal() == null || !NEVER.contains(run.refusal()))
        .onErrorResume(
            Problem.class,
            refused -> Mono.just(refused.errors().isEmpty() && !NEVER.contains(refused.code())));
  }

  /** The host's id of whoever pays, as far as the organization was ever told. */
  private Mono<String> user(Caller caller, Payment payment) {
    var saving = payment.terms().details().saving();
    return saving == null
        ? Mono.justOrEmpty(paying(payment)).flatMap(method -> wallets.user(caller, method))
        : Mono.just(saving.user());
  }

  /** The saved method that was charged; null where none was. */
  private static @Nullable UUID paying(Payment payment) {
    var use = payment.method();
    return use == null || use.stage() != Stage.PAYS ? null : use.method();
  }

  private Mono<Kept> kept(Caller caller, @Nullable UUID paying, PaymentMethod method) {
    var failed = method.id().equals(paying);
    return mandate(caller, method)
        .map(mandate -> kept(method, failed, mandate))
        .switchIfEmpty(Mono.fromSupplier(() -> kept(method, failed, null)));
  }

  private static Kept kept(PaymentMethod method, boolean failed, @Nullable String mandate) {
    return new Kept(
        IdKind.PAYMENT_METHOD.format(method.id()),
        method.shown(),
        method.nickname(),
        failed,
        mandate);
  }

  /** Where a bank account's mandate stands; empty for a card, and where they may not see it. */
  private Mono<String> mandate(Caller caller, PaymentMethod method) {
    return method.shown().rail() == Rail.CARD
            || !caller.permissions().contains(Permission.MANDATES_VIEW)
        ? Mono.empty()
        : methods
            .chargeable(caller, method.id())
            .map(found -> found.mandate() == null ? "none" : Names.of(found.mandate().status()));
  }
}
