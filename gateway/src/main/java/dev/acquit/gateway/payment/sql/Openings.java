package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.MethodUse.Stage;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Payments;
import dev.acquit.gateway.payment.Payments.Opening;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Fitted;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.token.BillingAddressForm;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The first commit of a payment. What pays is {@code used}: a token is consumed; of a saved method
 * the consent is held, so that a charge and the end of the consent have an order.
 */
final class Openings {

  private static final String GATE =
      """
      , gate AS (
        INSERT INTO payment (organization_id, id, live, status, amount, currency, capture, purpose, initiator,
          reference, source, details, mandate_id, method_id, method_stage, method_references, created_at, updated_at)
        SELECT $1, $2, $3, 'submitted', $10, $17, $18, $19, $20, $21, $22, $23, $24, coalesce(used.method_id, $33), $34,
          used.offered, $12, $12 FROM used
        RETURNING id, method_id)
      """;

  private static final Opened BY_TOKEN =
      Opened.of(debits -> byToken(debits, "", "") + recorded(debits) + Intents.record(40));
  private static final Opened BY_METHOD =
      Opened.of(debits -> byMethod(debits, "", "") + recorded(debits) + Intents.record(40));
  private static final Opened AND_SAVE =
      Opened.of(debits -> andSave(debits) + recorded(debits) + Intents.record(43));

  private static final String PLACES = "ten_of_a_kind";

  private Openings() {}

  /**
   * $41 to $43 are {@link #saving}. A place in the wallet is taken at once; where the number has
   * one, its method is what will be saved again. What processors gave for it waits with the
   * payment: the token may be gone by then.
   */
  private static String andSave(boolean debits) {
    return held(debits)
        + """
        spent AS (
          SELECT * FROM token
           WHERE organization_id = $1 AND id = $16 AND live = $3 AND used_by IS NULL AND expires_at > now()
        """
        + allowed(debits)
        + """
        FOR UPDATE),
        kept AS (
          INSERT INTO payment_method AS p (id, user_id, live, status, type, rail, fingerprint, details, vault_owner,
            vault_id, saved_by, savers, created_at, updated_at)
          SELECT $33, $41, $3, 'pending', t.type, t.rail, t.fingerprint,
            jsonb_strip_nulls(jsonb_build_object('type', upper(t.type), 'rail', upper(t.rail),
              'fingerprint', t.fingerprint, 'last4', t.last4, 'brand', upper(t.brand), 'bin', t.bin,
              'exp_month', t.exp_month, 'exp_year', t.exp_year, 'account_type', upper(t.account_type),
              'holder_type', upper(t.holder_type), 'holder_name', t.holder_name,
              'billing_address', coalesce($43::jsonb, t.billing_address))),
            $1, t.vault_id, $42, 1, $12, $12 FROM spent t
          ON CONFLICT (user_id, live, fingerprint) WHERE status <> 'deleted' DO UPDATE SET savers = p.savers + 1
          RETURNING id AS method_id, rail, id = $33 AS is_new),
        placed AS (
          INSERT INTO wallet AS w (user_id, live, cards, e_checks)
          SELECT $41, $3, (rail = 'card')::integer, (rail <> 'card')::integer FROM kept WHERE is_new
          ON CONFLICT (user_id, live) DO UPDATE SET cards = w.cards + excluded.cards,
            e_checks = w.e_checks + excluded.e_checks),
        used AS (
          UPDATE token t SET used_by = $2, vault_id = CASE WHEN kept.is_new THEN NULL ELSE t.vault_id END FROM kept
           WHERE t.organization_id = $1 AND t.id = $16
          RETURNING kept.method_id,
            (SELECT jsonb_object_agg(r.account_id, r.reference) FROM token_reference r
              WHERE r.organization_id = $1 AND r.token_id = $16) AS offered)
        """;
  }

  private static String held(boolean debits) {
    return debits ? Mandating.HELD : "WITH ";
  }

  private static String allowed(boolean debits) {
    return debits ? Mandating.ALLOWED : "";
  }

  private static String recorded(boolean debits) {
    return GATE + (debits ? Mandating.RECORDED : "") + Watching.COUNTED;
  }

  /**
   * A token is used up.
   *
   * @param debits whether it may be a debit's, with a mandate
   * @param first a step that comes before, with a comma after it; or nothing
   * @param condition what has to be so besides; or nothing
   */
  static String byToken(boolean debits, String first, String condition) {
    return held(debits)
        + first
        + """
        used AS (
          UPDATE token SET used_by = $2
           WHERE organization_id = $1 AND id = $16 AND live = $3 AND used_by IS NULL AND expires_at > now()
        """
        + condition
        + allowed(debits)
        + "RETURNING NULL::uuid AS method_id, NULL::jsonb AS offered)";
  }

  /** The consent to a saved method is held; the same parameters. */
  static String byMethod(boolean debits, String first, String condition) {
    return held(debits)
        + first
        + """
        used AS (
          SELECT method_id, NULL::jsonb AS offered FROM consent
           WHERE organization_id = $1 AND method_id = $16 AND live = $3 AND ended_at IS NULL
        """
        + condition
        + allowed(debits)
        + "FOR SHARE)";
  }

  /** The payment as it is recorded; empty if it cannot be paid so. */
  static Mono<Payment> record(Sql sql, Opening opening, IdempotencyKey key, Event event) {
    var payment = opening.payment();
    var use = payment.method();
    var saves = use != null && use.stage() == Stage.SAVING;
    var args =
        Intents.args(
            payment.organization(),
            payment.id(),
            payment.live(),
            opening.attempt(),
            key,
            event,
            own -> saving(terms(own, opening), payment, saves));
    var by = saves ? AND_SAVE : opening.source().saved() ? BY_METHOD : BY_TOKEN;
    var statement = opening.debit() == null ? by.card : by.debit;
    return Intents.record(
            sql,
            statement.text(),
            statement.args(args),
            row -> saves ? payment.saving(row.uuid("method_id")) : payment)
        .onErrorMap(failure -> Sql.violates(failure, PLACES), _ -> new Payments.WalletFull())
        .onErrorMap(Openings::refused);
  }

  /** What the networks, or the wallet, refuse. */
  static Throwable refused(Throwable failure) {
    if (Sql.violates(failure, Watching.BLOCKED)) {
      return new Payments.MethodBlocked();
    }
    return Sql.violates(failure, Watching.LIMITS) ? new Payments.LimitReached() : failure;
  }

  /** $16 to $40. */
  static Args terms(Args args, Opening opening) {
    var terms = opening.payment().terms();
    var use = opening.payment().method();
    Mandating.args(
            args.and(opening.source().id(), terms.money().currency())
                .maybe(terms.capture())
                .maybe(terms.purpose())
                .maybe(terms.initiator())
                .maybe(terms.reference(), String.class)
                .json(Json.bytes(terms.source()))
                .json(Json.bytes(terms.details())),
            opening.debit())
        .maybe(use == null ? null : use.method(), UUID.class)
        .maybe(use == null ? null : use.stage());
    return Watching.opening(args, opening.watch());
  }

  private static Args saving(Args args, Payment payment, boolean saves) {
    var saving = payment.terms().details().saving();
    if (!saves || saving == null) {
      return args;
    }
    var address = payment.terms().details().billingAddress();
    return args.and(saving.user())
        .maybe(saving.savedBy())
        .json(BillingAddressForm.isGiven(address) ? Json.bytes(address) : null);
  }

  /** The statement of one way to pay; mandates are no matter of cards. */
  private record Opened(Fitted card, Fitted debit) {

    static Opened of(Function<Boolean, String> text) {
      return new Opened(Fitted.of(text.apply(false)), Fitted.of(text.apply(true)));
    }
  }
}
