package dev.acquit.gateway.routing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.payment.ChargeAccounts;
import dev.acquit.gateway.payment.Routable;
import dev.acquit.gateway.payment.Routed;
import dev.acquit.gateway.payment.Routes;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Routes by the organization's rules, as they were read a moment ago. */
@Component
class RuleRoutes implements Routes {

  private static final int MOST_REMEMBERED = 10_000;

  private final Routings routings;
  private final ChargeAccounts accounts;
  private final BinCountries countries;
  private final Cache<Scope, Routing> known;

  RuleRoutes(Routings routings, ChargeAccounts accounts, RoutingSettings settings) {
    var file = settings.binCountriesFile();
    this.routings = routings;
    this.accounts = accounts;
    this.countries = file == null ? BinCountries.none() : BinCountries.read(file);
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(settings.remembered())
            .build();
  }

  @Override
  public Mono<Routed> of(Caller caller, Routable charge) {
    var scope = Scope.of(caller);
    var remembered = known.getIfPresent(scope);
    var routing =
        remembered == null
            ? current(caller).doOnNext(read -> known.put(scope, read))
            : Mono.just(remembered);
    return routing
        .flatMap(found -> plan(caller, charge, found))
        .flatMap(plan -> Mono.justOrEmpty(plan.routed()));
  }

  /** The rules as they stand now; none where none were stored. */
  Mono<Routing> current(Caller caller) {
    return routings.current(caller).switchIfEmpty(Mono.fromSupplier(() -> Routing.none(caller)));
  }

  Mono<Plan> plan(Caller caller, Routable charge, Routing routing) {
    return accounts
        .of(caller, charge)
        .map(options -> Plan.of(routing, charge, countries.of(charge.bin()), options));
  }

  /** Other gateways learn of it when they read again. */
  void forget(Caller caller) {
    known.invalidate(Scope.of(caller));
  }

  private record Scope(UUID organization, boolean live) {

    static Scope of(Caller caller) {
      return new Scope(caller.organization(), caller.live());
    }
  }
}
