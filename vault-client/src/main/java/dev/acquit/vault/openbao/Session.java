package dev.acquit.vault.openbao;

import dev.acquit.vault.VaultUnavailableException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The token that stands now. However many ask for one, one of them gets it and all others wait for
 * it; a failure is remembered for nobody.
 */
final class Session {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final Login login;
  private final Clock clock;
  private final Mono<Lease> lease;
  private volatile @Nullable Lease last;
  private volatile @Nullable Lease refused;

  Session(Login login, Clock clock) {
    this.login = login;
    this.clock = clock;
    this.lease = Mono.defer(this::obtain).cacheInvalidateIf(this::isSpent);
  }

  Mono<Lease> lease() {
    return lease;
  }

  /** Sees to the token where nobody uses it; 1 if it is another or has new time, else 0. */
  Mono<Long> renew() {
    return Mono.defer(() -> {
      var before = last;
      return lease.map(now -> now.equals(before) ? 0L : 1L);
    });
  }

  /** The vault did not take it; whether another may be asked for. */
  boolean refuse(Lease lease) {
    if (lease.isYoung(clock.instant())) {
      return false;
    }
    refused = lease;
    return true;
  }

  private boolean isSpent(Lease known) {
    return known.equals(refused) || known.isDue(clock.instant());
  }

  private Mono<Lease> obtain() {
    var known = last;
    var next =
        known == null || known.equals(refused) || known.isOver(clock.instant())
            ? login.logIn()
            : extended(known);
    return next.doOnNext(obtained -> last = obtained);
  }

  /** As long as the old one lasts, a renewal that fails harms nobody. */
  private Mono<Lease> extended(Lease known) {
    return renewed(known)
        .onErrorResume(VaultUnavailableException.class, failure -> replaced(known, failure))
        .onErrorResume(VaultUnavailableException.class, failure -> putOff(known, failure));
  }

  private Mono<Lease> renewed(Lease known) {
    var notRenewed = Mono.<Lease>error(Session::noMoreTime);
    return known.renewable()
        ? login.renew(known).filter(now -> now.outlasts(known)).switchIfEmpty(notRenewed)
        : notRenewed;
  }

  private Mono<Lease> replaced(Lease known, Throwable failure) {
    LOG.debug("Logging in to the vault again: {}", failure.getMessage());
    return login.logIn().filter(now -> now.outlasts(known)).switchIfEmpty(Mono.error(failure));
  }

  private Mono<Lease> putOff(Lease known, Throwable failure) {
    var now = clock.instant();
    if (known.isOver(now)) {
      return Mono.error(failure);
    }
    LOG.warn("The vault's token ends at {}: {}", known.endsAt(), failure.getMessage());
    return Mono.just(known.putOff(now));
  }

  private static VaultUnavailableException noMoreTime() {
    return new VaultUnavailableException("The vault's token cannot be renewed", null);
  }
}
