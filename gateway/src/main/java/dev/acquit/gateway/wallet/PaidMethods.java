package dev.acquit.gateway.wallet;

import dev.acquit.gateway.event.Addressed;
import dev.acquit.gateway.payment.Kept;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Saving;
import dev.acquit.gateway.payment.Saving.By;
import dev.acquit.gateway.payment.Savings;
import dev.acquit.gateway.payment.Terms;
import dev.acquit.gateway.token.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps what payments have saved as {@link WalletService} keeps what is saved by itself: who may
 * not use the method changes nothing of it, and a consent that ended meanwhile does not come back.
 */
@Component
class PaidMethods implements Savings {

  private final Wallets wallets;
  private final Tellings tellings;

  PaidMethods(Wallets wallets, Tellings tellings) {
    this.wallets = wallets;
    this.tellings = tellings;
  }

  @Override
  public Mono<Kept> kept(Payment paid) {
    var use = paid.method();
    var saving = paid.terms().details().saving();
    return use == null || saving == null
        ? Mono.empty()
        : wallets
            .saving(use.method())
            .filterWhen(read -> stands(paid, read))
            .map(read -> kept(paid, saving, read));
  }

  /** The method first: whoever takes it back after that read has changed its version. */
  private Mono<Boolean> stands(Payment paid, PaymentMethod.Shared read) {
    return read.consentOf(paid.organization()).isPresent()
        ? Mono.just(true)
        : wallets
            .tookBack(paid.organization(), read.method().id(), paid.createdAt())
            .map(tookBack -> !tookBack);
  }

  private Kept kept(Payment paid, Saving saving, PaymentMethod.Shared read) {
    var standing = read.consentOf(paid.organization()).orElse(null);
    var granted = grants(paid, saving, standing);
    var method = read.method();
    var after = granted || standing != null ? refreshed(paid, method) : method;
    var isNew = !after.isAs(method);
    return new Kept(method.version(), granted, isNew, told(paid, saving, read, after, granted));
  }

  /** What the user agreed to after the payment is not undone by it. */
  private static boolean grants(Payment paid, Saving saving, @Nullable Consent standing) {
    var given = saving.consent();
    return given != null
        && (standing == null
            || (!standing.covers(given) && !standing.at().isAfter(paid.createdAt())));
  }

  private static PaymentMethod refreshed(Payment paid, PaymentMethod method) {
    return method.shown() instanceof Token.Card card
            && paid.terms().source() instanceof Terms.CardSource source
        ? method.changed(
            PaymentMethod.Change.of(card.expiring(source.expMonth(), source.expYear())),
            paid.updatedAt())
        : method;
  }

  /** A consent that begins is told by whoever looks next. */
  private List<Addressed> told(
      Payment paid,
      Saving saving,
      PaymentMethod.Shared read,
      PaymentMethod after,
      boolean granted) {
    var own = paid.organization();
    if (!granted && read.consentOf(own).isEmpty()) {
      return saving.savedBy() == By.ADMIN ? List.of(unseen(paid, saving, after)) : List.of();
    }
    return after.isAs(read.method())
        ? List.of()
        : read.consents().stream()
            .filter(other -> !(granted && other.organization().equals(own)))
            .map(other -> tellings.of(Tellings.UPDATED, after, other))
            .toList();
  }

  /** F3: the user is to hear of it. */
  private Addressed unseen(Payment paid, Saving saving, PaymentMethod method) {
    var address = paid.terms().details().billingAddress();
    var given = refreshed(paid, method).given(address, saving, paid.updatedAt());
    return tellings.unnamed(paid.organization(), given);
  }
}
