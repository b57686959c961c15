package dev.acquit.gateway.faults;

import dev.acquit.gateway.faults.Records.Payment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What went wrong in a run, by the processor's ledger, the gateways' tables and what callers were
 * told; empty if nothing did.
 */
final class Verdict {

  private final Map<String, List<JsonNode>> ledger;
  private final Map<String, List<Payment>> payments;
  private final List<String> wrongs = new ArrayList<>();

  private Verdict(Map<String, List<JsonNode>> ledger, Map<String, List<Payment>> payments) {
    this.ledger = ledger;
    this.payments = payments;
  }

  static List<String> of(
      Map<String, List<JsonNode>> ledger,
      Map<String, List<Payment>> payments,
      Collection<Told> told) {
    var verdict = new Verdict(ledger, payments);
    ledger.forEach(verdict::charged);
    payments.values().forEach(all -> all.forEach(verdict::recorded));
    told.forEach(verdict::told);
    return verdict.wrongs;
  }

  /** The processor took money once at most, and we know of it. */
  private void charged(String reference, List<JsonNode> rows) {
    var taken = count(rows, "charge") + count(rows, "authorize");
    expect(taken <= 1, reference, "charged " + taken + " times");
    expect(taken == 0 || payments.containsKey(reference), reference, "charged and not on record");
  }

  private void recorded(Payment payment) {
    var reference = payment.reference();
    var rows = ledger.getOrDefault(reference, List.of());
    var voided = count(rows, "void") > 0;
    var held = sum(rows, "authorize");
    var captured = held > 0 ? sum(rows, "capture") : sum(rows, "charge");
    expect(!payment.gaps(), reference, "has gaps between its events");
    expect(!payment.hurried(), reference, "was asked about by two at once");
    expect(payment.reserved() == 0, reference, "reserves " + payment.reserved());
    if (payment.late()) {
      var back = voided ? captured + held : sum(rows, "refund");
      same(reference, "too late, to be taken back", captured + held, back);
      same(reference, "captured", payment.captured(), 0);
      expect(payment.status().equals("failed"), reference, "is late and " + payment.status());
      return;
    }
    switch (payment.status()) {
      case "succeeded", "returned" -> {
        same(reference, "captured", payment.captured(), captured);
        same(reference, "refunded", payment.refunded(), sum(rows, "refund"));
        expect(!voided, reference, "is voided at the processor");
      }
      case "authorized" -> {
        same(reference, "authorized", payment.authorized(), held);
        same(reference, "captured", 0, sum(rows, "capture"));
        expect(!voided, reference, "is voided at the processor");
      }
      case "canceled" -> expect(voided, reference, "is not voided at the processor");
      case "failed" ->
          expect(
              captured + held == 0 || voided,
              reference,
              "failed and the processor has " + (captured + held));
      default -> expect(false, reference, "is " + payment.status());
    }
  }

  private void told(Told told) {
    var reference = told.script().reference();
    var wrong = told.reply() == null || told.isServerError() || told.isRefused();
    expect(!wrong, reference, "was told " + told.inShort());
    var known = payments.getOrDefault(reference, List.of());
    if (told.isOfPayment() && (told.isSuccess() || told.isFailure())) {
      expect(
          known.size() == 1, reference, "acknowledged, and on record " + known.size() + " times");
      known.forEach(payment ->
          expect(
              told.isOvertaken()
                  || payment.status().equals("failed") != told.isSuccess()
                  || payment.late(),
              reference,
              "told " + told.inShort() + ", and is " + payment.status()));
    }
    if (told.operation().equals("refund") && told.isSuccess()) {
      var row = ledger.getOrDefault(reference, List.of());
      expect(count(row, "refund") >= 1, reference, "told refunded, and nothing went back");
    }
  }

  private void same(String reference, String what, long ours, long theirs) {
    expect(ours == theirs, reference, what + " " + ours + ", at the processor " + theirs);
  }

  private void expect(boolean right, String reference, String otherwise) {
    if (!right) {
      wrongs.add(reference + " " + otherwise + ": " + ledger.get(reference));
    }
  }

  private static long count(List<JsonNode> rows, String operation) {
    return rows.stream().filter(row -> isDone(row, operation)).count();
  }

  private static long sum(List<JsonNode> rows, String operation) {
    return rows.stream()
        .filter(row -> isDone(row, operation))
        .mapToLong(row -> row.at("/amount").asLong())
        .sum();
  }

  private static boolean isDone(JsonNode row, String operation) {
    return row.at("/operation").asString().equals(operation)
        && !row.at("/result").asString().equals("declined");
  }
}
