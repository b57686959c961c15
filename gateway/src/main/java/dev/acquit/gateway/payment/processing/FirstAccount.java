package dev.acquit.gateway.payment.processing;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.payment.Routes;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Routes to the organization's first account that can do it. */
@Component
class FirstAccount implements Routes {

  private final EnabledAccounts enabled;

  FirstAccount(EnabledAccounts enabled) {
    this.enabled = enabled;
  }

  @Override
  public Mono<Route> first(Caller caller, Wanted wanted) {
    return enabled.of(caller).flatMap(found -> Mono.justOrEmpty(firstOf(found, wanted)));
  }

  private Optional<Route> firstOf(List<Accounts.Stored> found, Wanted wanted) {
    return found.stream()
        .filter(account ->
            enabled.can(account, able -> wanted.fits(account.id(), able.on(wanted.rail()))))
        .map(account -> new Route(account.id(), account.processor()))
        .findFirst();
  }
}
