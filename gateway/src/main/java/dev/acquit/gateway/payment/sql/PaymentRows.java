package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.payment.Attempt;
import dev.acquit.gateway.payment.AttemptResult;
import dev.acquit.gateway.payment.AttemptStatus;
import dev.acquit.gateway.payment.Clearing;
import dev.acquit.gateway.payment.Failure;
import dev.acquit.gateway.payment.GivenBack;
import dev.acquit.gateway.payment.MethodUse;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.PaymentStatus;
import dev.acquit.gateway.payment.Retrying;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.payment.Terms;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Decline.Advice;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Check;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.NextAction;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as payments and attempts. */
final class PaymentRows {

  private PaymentRows() {}

  static Payment paymentWithAttempt(Columns row) {
    return payment(row).withAttempts(List.of(attempt(row)));
  }

  /** Two rows of one payment. */
  static Payment merge(Payment one, Payment other) {
    var attempts = new ArrayList<>(one.attempts());
    attempts.addAll(other.attempts());
    return one.withAttempts(attempts);
  }

  static Payment payment(Columns row) {
    return new Payment(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.flag("live"),
        row.number("version"),
        terms(row),
        state(row),
        method(row),
        new Retrying(
            row.maybeInstant("retry_at"),
            row.integer("retries"),
            row.maybeText("retry_canceled"),
            row.maybeUuid("retry_of"),
            row.maybeUuid("retried_by")),
        List.of(),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  private static @Nullable MethodUse method(Columns row) {
    var method = row.maybeUuid("method_id");
    return method == null
        ? null
        : new MethodUse(method, row.constant("method_stage", MethodUse.Stage.class));
  }

  static Owned ownedAttempt(Columns row) {
    return new Owned(row.uuid("payment_id"), attempt(row));
  }

  /** The failure in three columns. */
  static @Nullable Failure failure(Columns row) {
    var reason = row.maybeConstant("failure_reason", DeclineReason.class);
    return reason == null
        ? null
        : new Failure(
            reason, row.maybeText("failure_code"), row.constant("failure_advice", Advice.class));
  }

  private static Terms terms(Columns row) {
    return new Terms(
        new Money(row.number("amount"), row.text("currency")),
        row.constant("capture", Terms.CaptureMode.class),
        row.constant("purpose", Terms.Purpose.class),
        row.constant("initiator", Initiator.class),
        row.maybeText("reference"),
        Json.MAPPER.readValue(row.json("source"), Terms.Source.class),
        row.maybeUuid("mandate_id"),
        Json.MAPPER.readValue(row.json("details"), Terms.Details.class));
  }

  private static Payment.State state(Columns row) {
    return new Payment.State(
        row.constant("status", PaymentStatus.class),
        row.number("amount_authorized"),
        row.number("amount_captured"),
        new GivenBack(
            row.number("amount_refunded"),
            row.number("amount_reserved"),
            row.number("amount_disputed"),
            row.number("amount_excess")),
        row.constant("settlement", Payment.Settlement.class),
        row.maybeInstant("settled_at"),
        row.maybeUuid("payout_id"),
        failure(row),
        row.maybeUuid("busy_attempt_id"));
  }

  private static Attempt attempt(Columns row) {
    return new Attempt(
        row.uuid("attempt_id"),
        row.maybeUuid("refund_id"),
        row.maybeUuid("undoes"),
        row.constant("operation", Operation.class),
        new Route(row.uuid("account_id"), row.text("processor")),
        row.constant("rail", Rail.class),
        row.maybeUuid("attempt_mandate_id"),
        row.text("attempt_reference"),
        row.number("attempt_amount"),
        row.bytes("key_digest"),
        row.instant("attempt_created_at"),
        result(row),
        clearing(row));
  }

  private static AttemptResult result(Columns row) {
    var reason = row.maybeConstant("reason", DeclineReason.class);
    return new AttemptResult(
        row.constant("attempt_status", AttemptStatus.class),
        row.maybeText("processor_reference"),
        new Evidence(
            row.maybeText("authorization_code"),
            row.maybeConstant("avs", Check.class),
            row.maybeConstant("cvc", Check.class),
            row.maybeText("network_reference")),
        reason == null
            ? null
            : new Failure(
                reason,
                row.maybeText("processor_code"),
                row.constant("advice", Advice.class),
                wait(row)),
        row.maybeText("detail"),
        nextAction(row),
        row.maybeInstant("answered_at"),
        row.maybeInstant("reported_at"),
        row.flag("late"));
  }

  private static @Nullable Duration wait(Columns row) {
    var wait = row.maybeNumber("network_wait");
    return wait == null ? null : Duration.ofMillis(wait);
  }

  private static @Nullable NextAction nextAction(Columns row) {
    var type = row.maybeText("next_action_type");
    return type == null
        ? null
        : new NextAction(
            type, URI.create(row.text("next_action_url")), row.instant("next_action_expires_at"));
  }

  private static Clearing clearing(Columns row) {
    var returnedAt = row.maybeInstant("returned_at");
    return new Clearing(
        row.maybeInstant("attempt_settled_at"),
        returnedAt == null
            ? null
            : new Clearing.Return(
                returnedAt,
                row.number("return_amount"),
                new Failure(
                    row.constant("return_reason", DeclineReason.class),
                    row.maybeText("return_code"),
                    row.constant("return_advice", Advice.class))),
        row.maybeInstant("reversed_at"));
  }

  /** An attempt, and whose it is. */
  record Owned(UUID payment, Attempt attempt) {}
}
