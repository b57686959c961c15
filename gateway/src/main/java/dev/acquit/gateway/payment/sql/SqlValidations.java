package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.payment.Payments.Settling;
import dev.acquit.gateway.payment.Terms.BankSource;
import dev.acquit.gateway.payment.Validation;
import dev.acquit.gateway.payment.Validations;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Which bank accounts were validated. It is written by the settlement that learns of it. */
@Repository
class SqlValidations implements Validations {

  /** $70 and $71 are {@link #add}. What was validated stays so. */
  static final String RECORDED =
      """
      , validated AS (
        INSERT INTO account_validation AS v (organization_id, live, fingerprint, status, payment_id, updated_at)
        SELECT $1, $3, $71, $70, $2, $18 FROM gate WHERE $70::text IS NOT NULL
        ON CONFLICT (organization_id, live, fingerprint) DO UPDATE
          SET status = excluded.status, payment_id = excluded.payment_id, updated_at = excluded.updated_at
          WHERE v.status <> 'validated')
      """;

  private static final String FIND =
      "SELECT status FROM account_validation WHERE organization_id = $1 AND live = $2 AND"
          + " fingerprint = $3";

  private final Sql sql;

  SqlValidations(Sql sql) {
    this.sql = sql;
  }

  static Args add(Args args, Settling settling) {
    var source = settling.after().terms().source();
    return args.maybe(Validation.news(settling.after()))
        .maybe(source instanceof BankSource bank ? bank.fingerprint() : null, String.class);
  }

  @Override
  public Mono<Validation> of(Caller caller, String fingerprint) {
    return sql.one(
            FIND,
            Args.of(caller.organization(), caller.live(), fingerprint),
            row -> row.constant("status", Validation.class))
        .defaultIfEmpty(Validation.NONE);
  }
}
