package dev.acquit.gateway.availability;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.account.Accounts.Stored;
import dev.acquit.gateway.availability.Sightings.Report;
import dev.acquit.gateway.availability.Sightings.Seen;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What all gateways see of an organization's accounts, told once when that changes. */
@Service
public class Availabilities {

  private static final int BATCH = 100;

  private final UUID instance = Ids.next();
  private final Accounts accounts;
  private final Sightings sightings;
  private final Vitals vitals;
  private final AvailabilityRendering rendering;
  private final AvailabilitySettings settings;

  Availabilities(
      Accounts accounts,
      Sightings sightings,
      Vitals vitals,
      AvailabilityRendering rendering,
      AvailabilitySettings settings) {
    this.accounts = accounts;
    this.sightings = sightings;
    this.vitals = vitals;
    this.rendering = rendering;
    this.settings = settings;
  }

  /** The caller's accounts, newest first, one more than the page's limit. */
  public Mono<List<Availability>> list(Caller caller, Page page) {
    return accounts
        .list(caller, page)
        .collectList()
        .flatMap(found -> of(caller.organization(), found));
  }

  /** What all gateways see of one kind of call to an account. */
  public Mono<Sighting> seen(UUID organization, UUID account, CallKind kind) {
    return sightings
        .others(organization, List.of(account), instance, settings.gone())
        .collectList()
        .map(others -> of(kind, together(account, others)));
  }

  private Mono<List<Availability>> of(UUID organization, List<Stored> found) {
    var ids = found.stream().map(Stored::id).toList();
    return sightings
        .others(organization, ids, instance, settings.gone())
        .collectList()
        .map(others -> found.stream().map(account -> of(account, others)).toList());
  }

  private Availability of(Stored account, List<Seen> others) {
    var all = together(account.id(), others);
    return new Availability(
        account, Stream.of(CallKind.values()).map(kind -> of(kind, all)).toList());
  }

  private List<Sighting> together(UUID account, List<Seen> others) {
    var all = new ArrayList<>(vitals.of(account));
    others.stream()
        .filter(seen -> seen.account().equals(account))
        .map(Seen::sighting)
        .forEach(all::add);
    return all;
  }

  private static Sighting of(CallKind kind, List<Sighting> all) {
    return Sighting.together(kind, all.stream().filter(seen -> seen.kind() == kind).toList());
  }

  /** Records what this gateway sees: that a breaker is not closed, or that it is again. */
  public Mono<Void> report(UUID organization, UUID account, Sighting seen) {
    var report = new Report(organization, account, instance, seen);
    return accounts
        .find(organization, account)
        .flatMap(stored -> of(organization, List.of(stored)))
        .map(List::getFirst)
        .flatMap(now ->
            seen.breaker() == Breaker.CLOSED
                ? sightings.up(report, settings.gone(), rendering.of(now))
                : sightings.down(report, now.account(), rendering.of(now)));
  }

  /** Forgets gateways that are gone, and tells of accounts that only those saw unavailable. */
  Mono<Long> sweep() {
    var told =
        sightings
            .recovered(settings.gone(), BATCH)
            .collectList()
            .flatMapMany(Flux::fromIterable)
            .concatMap(this::tellAvailable)
            .then();
    return sightings.forget(settings.gone()).flatMap(gone -> told.thenReturn(gone));
  }

  private Mono<Void> tellAvailable(Sightings.Account which) {
    return accounts
        .find(which.organization(), which.account())
        .flatMap(stored -> of(which.organization(), List.of(stored)))
        .map(List::getFirst)
        .filter(Availability::isAvailable)
        .flatMap(now -> sightings.available(which, settings.gone(), rendering.of(now)));
  }
}
