package dev.acquit.gateway.payment.sql;

import static dev.acquit.gateway.payment.ItemRow.written;
import static dev.acquit.gateway.payment.sql.SettlingText.Part.ANSWERS;
import static dev.acquit.gateway.payment.sql.SettlingText.Part.COUNTS;
import static dev.acquit.gateway.payment.sql.SettlingText.Part.DOUBTS;
import static dev.acquit.gateway.payment.sql.SettlingText.Part.ITEMS;
import static dev.acquit.gateway.payment.sql.SettlingText.Part.KEEPS;
import static dev.acquit.gateway.payment.sql.SettlingText.Part.KNOWS;
import static dev.acquit.gateway.payment.sql.SettlingText.Part.NOTES;
import static dev.acquit.gateway.payment.sql.SettlingText.Part.PLANS;
import static dev.acquit.gateway.payment.sql.SettlingText.Part.REFUNDS;
import static dev.acquit.gateway.payment.sql.SettlingText.Part.REVOKES;
import static dev.acquit.gateway.payment.sql.SettlingText.Part.UNCOUNTS;
import static dev.acquit.gateway.payment.sql.SettlingText.Part.VALIDATES;

import dev.acquit.gateway.event.Outbox;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Fitted;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement of {@link Settlements}: one for each choice of parts, made when it is first needed.
 */
final class SettlingText {

  /** $1 to $18 are {@link Settlements}'s state. */
  private static final String STATE =
      """
      gate AS (
        UPDATE payment SET status = $5, amount_authorized = $6, amount_captured = $7, amount_refunded = $8,
          amount_reserved = $9, amount_disputed = $10, amount_excess = $11, settlement = $12, settled_at = $13,
          busy_attempt_id = $14, failure_reason = $15, failure_code = $16, failure_advice = $17, updated_at = $18,
          version = version + 1, sequence = sequence + CASE WHEN $23::uuid IS NULL THEN $22 ELSE 0 END
      """;

  private static final String AS_READ =
      """
         WHERE organization_id = $1 AND id = $2 AND live = $3 AND version = $4
      """;

  private static final String GATE =
      """
        RETURNING id, mandate_id, method_id, method_references, sequence)
      """;

  /** $26 to $29 are its refund. */
  private static final String REFUNDED =
      """
      , refunded AS (
        UPDATE refund r SET status = $26, failure_reason = $27, failure_code = $28, failure_advice = $29,
          updated_at = $18, sequence = r.sequence + $22
          FROM gate WHERE r.organization_id = $1 AND r.id = $23
        RETURNING r.sequence)
      """;

  /**
   * $19 to $25 are its events; the first $22 of them are told to others, with a number each that is
   * counted by the resource.
   */
  private static final String TOLD =
      """
      , told AS (
        INSERT INTO event (organization_id, id, live, type, payment_id, attempt_id, refund_id, mandate_id, at, via,
          resource, sequence, data)
        SELECT $1, e.id, $3, e.type, $2, $19, $23, NULL::uuid, $18, $24,
          CASE WHEN e.number <= $22 THEN coalesce($23, $2) END,
          CASE WHEN e.number <= $22 THEN %s - $22 + e.number END,
          CASE WHEN e.number <= $22 THEN $25 END
          FROM gate, unnest($20::uuid[], $21::text[]) WITH ORDINALITY AS e (id, type, number)
      """;

  private static final String OF_PAYMENT = TOLD.formatted("gate.sequence");

  /** Follows a {@code refunded}. */
  private static final String OF_EITHER =
      TOLD.formatted("coalesce((SELECT sequence FROM refunded), gate.sequence)");

  private static final String POSTED =
      """
        RETURNING organization_id, id, live, type, data)
      """
          + Outbox.POST;

  /** $30 to $56 are its result; $78 is {@link SqlRetries}'s. */
  private static final String TRIED =
      """
      , tried AS (
        UPDATE attempt a SET status = $30, processor_reference = coalesce($31, a.processor_reference),
          authorization_code = $32, avs = $33, cvc = $34, network_reference = $35, reason = $36,
          processor_code = $37, advice = $38, detail = $39, answered_at = $40, reported_at = $41, late = $42,
          settled_at = $43, reversed_at = $44, returned_at = $45, return_amount = $46, return_reason = $47,
          return_code = $48, return_advice = $49, next_action_type = $54, next_action_url = $55,
          next_action_expires_at = $56, network_wait = $78
          FROM gate WHERE a.organization_id = $1 AND a.id = $19)
      """;

  private static final String KEYED =
      """
      , keyed AS (
        UPDATE idempotency_key k SET answer_status = $51, answer_body = $25
          FROM gate WHERE k.organization_id = $1 AND k.live = $3 AND k.digest = $50 AND k.attempt_id = $19
           AND k.answer_status IS NULL)
      """;

  /** $30 to $42 are what it discovered. */
  private static final String DISCOVERED =
      """
      , refunded AS (
        INSERT INTO refund (organization_id, id, payment_id, live, status, failure_reason, failure_code,
          failure_advice, amount, currency, created_at, updated_at, sequence)
        SELECT $1, $23, $2, $3, $26, $27, $28, $29, $30, $31, $18, $18, $22 FROM gate WHERE $23::uuid IS NOT NULL
        RETURNING sequence),
      tried AS (
        INSERT INTO attempt (organization_id, id, payment_id, refund_id, operation, account_id, processor,
          reference, status, amount, key_digest, processor_reference, created_at, answered_at, reported_at, rail,
          mandate_id)
        SELECT $1, $19, $2, $23, $40, $32, $33, $34, $35, $30, $36, $37, $18, $38, $39, $41, $42 FROM gate)
      """;

  private static final String DONE = "SELECT true FROM gate";

  static final String DISCOVER =
      String.join(
          "", "WITH ", STATE, AS_READ, GATE, DISCOVERED, OF_EITHER, POSTED, written(43), DONE);

  private static final Map<Set<Part>, Fitted> SETTLE = new ConcurrentHashMap<>();

  private SettlingText() {}

  /** With these parts besides what every settlement does. */
  static Fitted of(Set<Part> parts) {
    return SETTLE.computeIfAbsent(parts, SettlingText::made);
  }

  private static Fitted made(Set<Part> parts) {
    var some = new Chosen(parts);
    return Fitted.of(
        some.either(KEEPS, Keeping.HELD, "WITH ")
            + STATE
            + some.only(KEEPS, Keeping.STAGE)
            + SqlRetries.PLAN
            + AS_READ
            + some.only(KEEPS, Keeping.AS_READ)
            + GATE
            + some.only(REFUNDS, REFUNDED)
            + some.only(REVOKES, Mandating.REVOKED)
            + some.only(KEEPS, Keeping.KEPT)
            + some.only(NOTES, Keeping.NOTED)
            + some.either(REFUNDS, OF_EITHER, OF_PAYMENT)
            + some.only(REVOKES, Mandating.ENDED)
            + some.only(KEEPS, Keeping.TOLD)
            + POSTED
            + TRIED
            + some.only(ANSWERS, KEYED)
            + some.only(VALIDATES, SqlValidations.RECORDED)
            + some.only(DOUBTS, SqlDoubts.DOUBTED)
            + some.only(KNOWS, SqlDoubts.KNOWN)
            + some.only(PLANS, SqlRetries.QUEUED)
            + some.only(COUNTS, Watching.declined(some.locked()))
            + some.only(UNCOUNTS, Watching.cleared(some.locked()))
            + some.only(ITEMS, written(86))
            + DONE);
  }

  /** The parts of one statement. */
  private record Chosen(Set<Part> parts) {

    String only(Part part, String text) {
      return either(part, text, "");
    }

    String either(Part part, String text, String otherwise) {
      return parts.contains(part) ? text : otherwise;
    }

    /** The steps that lock what a first commit locks before the watch. */
    List<String> locked() {
      return Stream.of(only(REVOKES, "revoked"), only(KEEPS, "refreshed"), only(NOTES, "noted"))
          .filter(step -> !step.isEmpty())
          .toList();
    }
  }

  /**
   * What only some settlements do, by the parameters that ask for it. The rest of the statement is
   * every settlement's.
   */
  enum Part {
    /** The method that the payment saves is decided on: {@link Keeping}. */
    KEEPS,
    /** A consent gets the scheme's reference. */
    NOTES,
    /** A refund changes with its payment. */
    REFUNDS,
    /** A return ends the mandate. */
    REVOKES,
    /** The answer is saved under its key. */
    ANSWERS,
    /** A bank account was validated, or was not. */
    VALIDATES,
    /** A doubt begins, or there is something to take back. */
    DOUBTS,
    /** A doubt ends. */
    KNOWS,
    /** The automatic retry is another, or none any more. */
    PLANS,
    /** A decline counts as a try. */
    COUNTS,
    /** A try does not count any more. */
    UNCOUNTS,
    /** A person is needed, or is not any more. */
    ITEMS;

    /** Those that have something to do. */
    static Set<Part> of(Args args) {
      return Arrays.stream(values())
          .filter(part -> part.isAskedFor(args))
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    private boolean isAskedFor(Args args) {
      return switch (this) {
        case KEEPS -> args.has(57) || args.has(64);
        case NOTES -> !args.has(57) && args.has(35);
        case REFUNDS -> args.has(23);
        case REVOKES -> args.has(52);
        case ANSWERS -> args.has(51);
        case VALIDATES -> args.has(70);
        case DOUBTS -> args.has(72);
        case KNOWS -> args.is(74, true);
        case PLANS -> args.is(77, true);
        case COUNTS -> args.has(79) && args.is(80, "declined");
        case UNCOUNTS -> args.has(79) && args.is(80, "cleared");
        case ITEMS -> args.has(86);
      };
    }
  }
}
