package dev.acquit.gateway.alert.sql;

import dev.acquit.gateway.alert.Alerts;
import dev.acquit.gateway.alert.Choice;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemRow;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SqlAlerts implements Alerts {

  private static final String CHOSEN =
      """
      SELECT c.organization_id, c.user_id, c.live, c.at_once, c.daily, c.daily_at::text AS daily_at, c.time_zone,
        c.version, c.updated_at\
      """;

  private static final String CHOICE =
      CHOSEN
          + " FROM alert_choice c WHERE c.organization_id = $1 AND c.user_id = $2 AND c.live = $3";

  /** A person who is removed at this moment has chosen nothing. */
  private static final String CHOOSE =
      """
      WITH member AS (
        SELECT organization_id, user_id FROM membership WHERE organization_id = $1 AND user_id = $2 FOR KEY SHARE),
      gate AS (
        INSERT INTO alert_choice AS c (organization_id, user_id, live, at_once, daily, daily_at, time_zone, version, updated_at)
        SELECT organization_id, user_id, $3, $4, $5, $6::time, $7, $8, $9 FROM member
        ON CONFLICT (organization_id, user_id, live) DO UPDATE SET at_once = excluded.at_once, daily = excluded.daily,
          daily_at = excluded.daily_at, time_zone = excluded.time_zone, version = excluded.version,
          updated_at = excluded.updated_at
         WHERE c.version = excluded.version - 1
        RETURNING user_id),
      unwanted AS (
        DELETE FROM alert a USING gate
         WHERE a.organization_id = $1 AND a.user_id = $2 AND a.live = $3 AND a.told_at IS NULL
           AND NOT a.cause = ANY ($4 || $5))
      """
          + Journal.entry("gate", 10)
          + "SELECT true FROM gate";

  private static final String ADDRESSEE =
      CHOSEN
          + """
          , c.told_at, a.due_at, o.name
            FROM alert a
              JOIN alert_choice c ON c.organization_id = a.organization_id AND c.user_id = a.user_id AND c.live = a.live
              JOIN organization o ON o.id = a.organization_id
           WHERE a.organization_id = $1 AND a.id = $2 AND a.told_at IS NULL
          """;

  private static final String PLAN =
      "UPDATE alert SET due_at = $3 WHERE organization_id = $1 AND id = $2 AND told_at IS NULL";

  private static final String DUE =
      "SELECT alert_id, "
          + ItemRow.COLUMNS
          + """
            FROM (
              SELECT id AS alert_id, item_id, due_at FROM alert
               WHERE organization_id = $1 AND user_id = $2 AND live = $3 AND told_at IS NULL AND due_at <= $4
               ORDER BY due_at LIMIT 1000) a
              JOIN action_item i ON i.organization_id = $1 AND i.id = a.item_id
           ORDER BY a.due_at, a.alert_id
          """;

  private static final String CLAIM =
      """
      UPDATE alert_choice SET told_at = $5
       WHERE organization_id = $1 AND user_id = $2 AND live = $3 AND told_at IS NOT DISTINCT FROM $4::timestamptz
      RETURNING true
      """;

  private static final String TOLD =
      """
      UPDATE alert SET told_at = now()
       WHERE organization_id = $1 AND user_id = $2 AND live = $3 AND id = ANY ($4) AND told_at IS NULL
      """;

  private static final String DELETE =
      """
      WITH old AS (
        SELECT organization_id, id FROM alert WHERE told_at < now() - $1 * interval '1 ms' LIMIT $2)
      DELETE FROM alert a USING old WHERE a.organization_id = old.organization_id AND a.id = old.id
      RETURNING true
      """;

  private final Sql sql;

  SqlAlerts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mono<Choice> choice(UUID organization, UUID user, boolean live) {
    return sql.one(CHOICE, Args.of(organization, user, live), SqlAlerts::choice);
  }

  private static Choice choice(Columns row) {
    return new Choice(
        row.uuid("organization_id"),
        row.uuid("user_id"),
        row.flag("live"),
        causes(row.texts("at_once")),
        causes(row.texts("daily")),
        LocalTime.parse(row.text("daily_at")),
        ZoneId.of(row.text("time_zone")),
        row.number("version"),
        row.instant("updated_at"));
  }

  private static Set<Cause> causes(String[] names) {
    return Stream.of(names)
        .map(name -> Names.parse(Cause.class, name))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Mono<Boolean> choose(Choice after, Act act) {
    var args =
        of(after)
            .and((Object) names(after.atOnce()))
            .and((Object) names(after.daily()))
            .and(after.dailyAt().toString(), after.zone().getId())
            .and(after.version(), after.updatedAt());
    return sql.one(CHOOSE, act.addTo(args), _ -> true).defaultIfEmpty(false);
  }

  private static String[] names(Collection<Cause> causes) {
    return Names.sorted(causes).toArray(String[]::new);
  }

  @Override
  public Mono<Addressee> addressee(UUID organization, UUID alert) {
    return sql.one(ADDRESSEE, Args.of(organization, alert), SqlAlerts::addressee);
  }

  private static Addressee addressee(Columns row) {
    return new Addressee(
        choice(row), row.text("name"), row.maybeInstant("due_at"), row.maybeInstant("told_at"));
  }

  @Override
  public Mono<Void> plan(UUID organization, UUID alert, Instant due) {
    return sql.run(PLAN, Args.of(organization, alert, due));
  }

  @Override
  public Flux<Alert> due(Choice choice, Instant now) {
    var args = of(choice).and(now);
    return sql.many(DUE, args, row -> new Alert(row.uuid("alert_id"), ItemRow.item(row)));
  }

  @Override
  public Mono<Boolean> claim(Choice choice, @Nullable Instant told, Instant now) {
    var args = of(choice).maybe(told, Instant.class).and(now);
    return sql.one(CLAIM, args, _ -> true).defaultIfEmpty(false);
  }

  @Override
  public Mono<Void> told(Choice choice, List<Alert> alerts) {
    var ids = alerts.stream().map(Alert::id).toArray(UUID[]::new);
    return sql.run(TOLD, of(choice).and((Object) ids));
  }

  private static Args of(Choice choice) {
    return Args.of(choice.organization(), choice.user(), choice.live());
  }

  @Override
  public Mono<Long> deleteOlderThan(Duration age, int limit) {
    return sql.many(DELETE, Args.of(age.toMillis(), limit), _ -> true).count();
  }
}
