package dev.acquit.gateway.staff.sql;

import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Journal;
import dev.acquit.gateway.staff.Member;
import dev.acquit.gateway.staff.Members.Invited;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Invitations: made, found and used up. */
final class InvitationStatements {

  private static final String WORKS_FOR_OTHERS =
      "EXISTS (SELECT FROM membership o WHERE o.user_id = $2 AND o.organization_id <> $1 AND"
          + " o.joined_at IS NOT NULL)";

  private static final String INVITE =
      """
      WITH gate AS (
        UPDATE membership SET invitation = $4, invited_until = now() + $5 * interval '1 millisecond',
          version = version + 1, updated_at = now()
         WHERE organization_id = $1 AND user_id = $2 AND version = $3 AND active
           AND (joined_at IS NULL OR NOT
      """
          + WORKS_FOR_OTHERS
          + ") RETURNING user_id)"
          + Journal.entry("gate", 6)
          + "SELECT true FROM gate";

  private static final String INVITED =
      """
      SELECT m.organization_id, m.joined_at, u.id, u.email, u.name, u.language, u.password, EXISTS (
        SELECT FROM membership o WHERE o.user_id = m.user_id AND o.organization_id <> m.organization_id
          AND o.joined_at IS NOT NULL) AS elsewhere
        FROM membership m JOIN staff_user u ON u.id = m.user_id
       WHERE m.invitation = $1 AND m.invited_until > now() AND m.active
      """;

  /**
   * The person comes first: of two that choose a password at once, one finds another there. $6 is
   * whether they have shown that they know the one that they had.
   */
  private static final String ACCEPT =
      """
      WITH person AS (
        UPDATE staff_user u SET password = $5, passwords = u.passwords + 1, tries = 0
         WHERE u.id = $2 AND u.password IS NOT DISTINCT FROM $4 AND EXISTS (
           SELECT FROM membership m
            WHERE m.organization_id = $1 AND m.user_id = $2 AND m.invitation = $3 AND m.invited_until > now() AND m.active)
           AND ($6 OR NOT
      """
          + WORKS_FOR_OTHERS
          + """
          ) RETURNING u.id),
          gate AS (
            UPDATE membership m SET joined_at = coalesce(m.joined_at, now()), invitation = NULL, invited_until = NULL,
              version = m.version + 1, updated_at = now()
              FROM person WHERE m.organization_id = $1 AND m.user_id = person.id AND m.invitation = $3
            RETURNING m.user_id),
          ended AS (
            DELETE FROM staff_session s USING gate WHERE s.user_id = gate.user_id)
          """
          + Journal.entry("gate", 7)
          + "SELECT true FROM gate";

  private InvitationStatements() {}

  static Mono<Boolean> invite(Sql sql, Member read, byte[] digest, Duration lasts, Act act) {
    var args =
        Args.of(read.organization(), read.id(), read.version())
            .and((Object) digest)
            .and(lasts.toMillis());
    return sql.one(INVITE, act.addTo(args), _ -> true).defaultIfEmpty(false);
  }

  static Mono<Invited> invited(Sql sql, byte[] digest) {
    return sql.one(
        INVITED,
        Args.of((Object) digest),
        row ->
            new Invited(
                row.uuid("organization_id"),
                SqlMembers.user(row),
                row.maybeInstant("joined_at") != null,
                row.flag("elsewhere"),
                row.maybeText("password")));
  }

  static Mono<Boolean> accept(Sql sql, Invited invited, byte[] digest, String password, Act act) {
    var args =
        Args.of(invited.organization(), invited.user().id())
            .and((Object) digest)
            .maybe(invited.password(), String.class)
            .and(password, invited.elsewhere());
    return sql.one(ACCEPT, act.addTo(args), _ -> true).defaultIfEmpty(false);
  }
}
