package dev.acquit.gateway.wallet.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Addressed;
import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.wallet.Consent;
import dev.acquit.gateway.wallet.Consent.View;
import dev.acquit.gateway.wallet.PaymentMethod;
import dev.acquit.gateway.wallet.Wallets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SqlWallets implements Wallets {

  private static final String FORGOTTEN =
      "UPDATE payment_method SET vault_id = NULL WHERE id = $1 AND status = 'deleted'";

  private static final String ANNOUNCE =
      """
      WITH gate AS (
        UPDATE consent SET announced = true, sequence = sequence + 1
         WHERE organization_id = $1 AND id = $2 AND NOT announced
        RETURNING method_id, live, sequence),
      told AS (
        INSERT INTO event (organization_id, id, live, type, at, resource, sequence, data)
        SELECT $1, $3, live, $4, $5, method_id, sequence, convert_to($6, 'UTF8') FROM gate
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST
          + "SELECT true FROM gate";

  private static final String TOOK_BACK =
      """
      SELECT EXISTS (SELECT FROM consent WHERE organization_id = $1 AND method_id = $2 AND ended_at >= $3
        AND ended_reason <> 'renewed') AS back
      """;

  private static final String EVER_CONSENTED =
      "SELECT DISTINCT organization_id FROM consent WHERE method_id = $1";

  private static final String PLACES = "ten_of_a_kind";
  private static final String NUMBERS = "one_method_a_number";
  private static final String MANDATES = "one_mandate_a_method";

  private final Sql sql;
  private final Outbox outbox;

  SqlWallets(Sql sql, Outbox outbox) {
    this.sql = sql;
    this.outbox = outbox;
  }

  @Override
  public Mono<View> find(Caller caller, UUID method) {
    return sql.one(
        MethodRows.FIND, Args.of(caller.organization(), caller.live(), method), MethodRows::view);
  }

  @Override
  public Flux<View> list(Caller caller, String user, PaymentMethod.@Nullable Type type, Page page) {
    return sql.many(
        MethodRows.LIST,
        Args.of(caller.organization(), caller.live(), user)
            .maybe(type)
            .maybe(page.after(), UUID.class)
            .and(page.limit() + 1),
        MethodRows::view);
  }

  @Override
  public Flux<View> expiring(Caller caller, LocalDate from, LocalDate to, Page page) {
    return sql.many(
        MethodRows.EXPIRING,
        expiring(caller, from, to).maybe(page.after(), UUID.class).and(page.limit() + 1),
        MethodRows::view);
  }

  @Override
  public Mono<Long> countExpiring(Caller caller, LocalDate from, LocalDate to, int most) {
    return sql.one(
        MethodRows.COUNT_EXPIRING,
        expiring(caller, from, to).and(most),
        row -> row.number("found"));
  }

  private static Args expiring(Caller caller, LocalDate from, LocalDate to) {
    return Args.of(caller.organization(), caller.live())
        .and(MethodRows.firstMonth(from), MethodRows.lastMonth(to));
  }

  @Override
  public Mono<String> user(Caller caller, UUID method) {
    return sql.one(
        MethodRows.USER,
        Args.of(caller.organization(), caller.live(), method),
        row -> row.text("user_id"));
  }

  @Override
  public Mono<PaymentMethod.Shared> shared(boolean live, UUID method) {
    return sql.many(MethodRows.SHARED, Args.of(live, method), MethodRows::view)
        .collectList()
        .flatMap(MethodRows::shared);
  }

  @Override
  public Mono<PaymentMethod.Shared> saving(UUID method) {
    return sql.many(MethodRows.SAVING, Args.of(method), MethodRows::view)
        .collectList()
        .flatMap(MethodRows::shared);
  }

  @Override
  public Mono<Boolean> tookBack(UUID organization, UUID method, Instant since) {
    return sql.one(TOOK_BACK, Args.of(organization, method, since), row -> row.flag("back"));
  }

  @Override
  public Flux<UUID> everConsented(UUID method) {
    return sql.many(EVER_CONSENTED, Args.of(method), row -> row.uuid("organization_id"));
  }

  @Override
  public Mono<PaymentMethod.Shared> twin(boolean live, String user, String fingerprint) {
    return sql.many(MethodRows.TWIN, Args.of(live, user, fingerprint), MethodRows::view)
        .collectList()
        .flatMap(MethodRows::shared);
  }

  @Override
  public Mono<Boolean> add(Adding adding) {
    var method = adding.method();
    var caller = adding.caller();
    var args =
        MethodArgs.number(
                Args.of(caller.organization(), caller.live(), method.id(), adding.token().id())
                    .and(method.user()),
                method)
            .maybe(method.nickname(), String.class)
            .maybe(method.savedBy())
            .and(method.updatedAt(), method.preferred());
    var told = adding.told().isEmpty() ? null : adding.told().getFirst();
    var all =
        MethodArgs.consent(args, adding.consent())
            .and(Ids.next())
            .maybe(told == null ? null : told.type(), String.class)
            .maybe(told == null ? null : told.data(), String.class);
    return done(WalletStatements.ADD, adding.act().addTo(all));
  }

  @Override
  public Mono<Boolean> change(Changing changing) {
    var read = changing.read();
    var after = changing.after();
    var token = changing.token();
    var args =
        Args.of(read.live(), read.id(), read.version(), changing.deleted())
            .json(MethodArgs.details(after))
            .maybe(after.nickname(), String.class)
            .and(after.updatedAt())
            .maybe(read.preferred() == after.preferred() ? null : after.preferred(), Boolean.class)
            .and(changing.caller().organization())
            .maybe(token == null ? null : token.id(), UUID.class);
    var consents =
        MethodArgs.consent(args, changing.granted())
            .and((Object) changing.ending().toArray(UUID[]::new))
            .maybe(changing.end());
    var all = MethodArgs.told(consents, changing.told(), changing.mandates(), changing.act());
    return done(WalletStatements.CHANGE, all);
  }

  @Override
  public Mono<Boolean> replace(Replacing replacing) {
    var read = replacing.read().method();
    var after = replacing.after();
    var args =
        MethodArgs.number(
                Args.of(read.live(), read.id(), read.version(), after.id())
                    .and(replacing.caller().organization(), replacing.token().id()),
                after)
            .and(after.updatedAt())
            .and((Object) MethodArgs.ids(replacing.consents(), Consent::organization))
            .and((Object) MethodArgs.ids(replacing.consents(), Consent::id));
    return done(
        WalletStatements.REPLACE,
        MethodArgs.told(args, replacing.told(), replacing.mandates(), replacing.act()));
  }

  @Override
  public Mono<Boolean> merge(Merging merging) {
    var old = merging.read();
    var after = merging.after();
    var args =
        Args.of(old.live(), old.id(), old.version(), after.id(), merging.twin().version())
            .and(merging.caller().organization(), merging.token().id(), after.updatedAt())
            .json(MethodArgs.details(after))
            .and((Object) MethodArgs.ids(merging.moved(), Consent::organization))
            .and((Object) MethodArgs.ids(merging.moved(), Consent::id));
    return done(
        MergeStatement.MERGE,
        MethodArgs.told(args, merging.told(), merging.mandates(), merging.act()));
  }

  private Mono<Boolean> done(String statement, Args args) {
    return sql.one(statement, args, row -> true)
        .doOnNext(_ -> outbox.ring())
        .defaultIfEmpty(false)
        .onErrorMap(failure -> Sql.violates(failure, PLACES), _ -> new Full())
        .onErrorMap(failure -> Sql.violates(failure, NUMBERS), _ -> new NumberKnown())
        .onErrorResume(failure -> Sql.violates(failure, MANDATES), _ -> Mono.just(false));
  }

  @Override
  public Flux<PaymentMethod> toForget(int limit) {
    return sql.many(MethodRows.TO_FORGET, Args.of(limit), row -> MethodRows.view(row).method());
  }

  @Override
  public Mono<PaymentMethod> toForget(UUID method) {
    return sql.one(MethodRows.IS_TO_FORGET, Args.of(method), row -> MethodRows.view(row).method());
  }

  @Override
  public Mono<Void> forgotten(PaymentMethod method) {
    return sql.run(FORGOTTEN, Args.of(method.id()));
  }

  @Override
  public Flux<View> unannounced(int limit) {
    return sql.many(MethodRows.UNANNOUNCED, Args.of(limit), MethodRows::view);
  }

  @Override
  public Mono<Boolean> announce(Consent consent, Addressed event) {
    var args =
        Args.of(consent.organization(), consent.id(), Ids.next(), event.type())
            .and(consent.at(), event.data());
    return done(ANNOUNCE, args);
  }
}
