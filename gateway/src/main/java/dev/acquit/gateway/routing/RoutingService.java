package dev.acquit.gateway.routing;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.ChargeRequest;
import dev.acquit.gateway.payment.ProcessorHealth;
import dev.acquit.gateway.payment.Routable;
import dev.acquit.gateway.payment.Sources;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Shows and changes an organization's rules, and tells what they would do. */
@Service
public class RoutingService {

  private static final String UPDATED = "routing.updated";
  private static final Page ALL = new Page(10_000, null);

  private final Routings routings;
  private final RuleRoutes routes;
  private final Accounts accounts;
  private final Sources sources;
  private final ProcessorHealth health;
  private final RoutingRendering rendering;
  private final Clock clock;

  RoutingService(
      Routings routings,
      RuleRoutes routes,
      Accounts accounts,
      Sources sources,
      ProcessorHealth health,
      RoutingRendering rendering,
      Clock clock) {
    this.routings = routings;
    this.routes = routes;
    this.accounts = accounts;
    this.sources = sources;
    this.health = health;
    this.rendering = rendering;
    this.clock = clock;
  }

  /** The current rules. */
  public Mono<Routing> current(Caller caller) {
    return routes.current(caller);
  }

  /** The rules of that version, or a {@link Problem}. */
  public Mono<Routing> version(Caller caller, int version) {
    return routings
        .version(caller, version)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }

  /** The accounts that rules of the caller may name: also those that are not enabled. */
  public Mono<Set<UUID>> nameable(Caller caller) {
    return accounts.list(caller, ALL).map(Accounts.Stored::id).collect(Collectors.toSet());
  }

  /**
   * Stores a version more.
   *
   * @param expected the version that the caller has read; null for whichever there is
   */
  public Mono<Routing> replace(Caller caller, RuleSet rules, @Nullable Integer expected) {
    return current(caller)
        .filter(read -> expected == null || read.version() == expected)
        .switchIfEmpty(Mono.error(RoutingService::changedMeanwhile))
        .flatMap(read -> {
          var known = Objects.requireNonNullElseGet(read.id(), Ids::next);
          var after = read.next(rules, known, clock.instant());
          return routings
              .add(change(caller, read, after))
              .flatMap(done -> done ? Mono.just(after) : replace(caller, rules, expected));
        })
        .doOnNext(_ -> routes.forget(caller));
  }

  private Routings.Change change(Caller caller, Routing read, Routing after) {
    var data = rendering.of(after);
    var id = IdKind.ROUTING.format(Objects.requireNonNull(after.id()));
    var act = Act.of(caller.actor(), caller.live(), UPDATED, id, rendering.of(read), data);
    return new Routings.Change(after, caller.by(), Ids.next(), data, act);
  }

  private static Problem changedMeanwhile() {
    return Problem.of(ProblemCode.WRONG_STATE, "The rules have another version by now");
  }

  /**
   * Where a charge would go by the current rules. Nothing is sent, and nothing is recorded.
   *
   * @param source what would pay; null where the charge says enough
   */
  public Mono<Plan> dryRun(Caller caller, Routable charge, ChargeRequest.@Nullable Source source) {
    var known = source == null ? Mono.just(charge) : sources.known(caller, charge, source);
    return known
        .flatMap(whole -> current(caller).flatMap(routing -> routes.plan(caller, whole, routing)))
        .map(plan -> plan.passing(account -> health.isOpen(account, charge.operation())));
  }
}
