package dev.acquit.processor.simulator;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Line;
import dev.acquit.processor.Notice.Stage;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** The facts in an event. Types that nobody knows, and data that says too little, hold none. */
final class SimulatorFacts {

  private final JsonMapper json;
  private final Codes codes;

  SimulatorFacts(JsonMapper json, Codes codes) {
    this.json = json;
    this.codes = codes;
  }

  /** Ends in a {@code JacksonException} where the data is not what the type promises. */
  List<Fact> of(String type, Instant at, @Nullable JsonNode data) {
    if (data == null || !data.isObject()) {
      return List.of();
    }
    var fact =
        switch (type) {
          case "charge.pending",
              "charge.succeeded",
              "charge.authorized",
              "charge.verified",
              "charge.captured",
              "charge.voided",
              "charge.failed",
              "refund.pending",
              "refund.succeeded",
              "refund.failed" ->
              answered(operation(data), at);
          case "charge.settled" -> settled(operation(data), at);
          case "charge.returned" -> returned(operation(data), at);
          case "charge.return_reversed" -> reversed(operation(data), at);
          case "dispute.opened", "dispute.updated", "dispute.closed" ->
              json.treeToValue(data, Dispute.class).fact(at);
          case "payout.paid" -> json.treeToValue(data, Payout.class).fact(at);
          default -> null;
        };
    return fact == null ? List.of() : List.of(fact);
  }

  private OperationAnswer operation(JsonNode data) {
    return json.treeToValue(data, OperationAnswer.class);
  }

  private @Nullable Fact answered(OperationAnswer data, Instant at) {
    var operation = Codes.among(Operation.values(), data.operation());
    var outcome = data.outcome(codes);
    return operation == null || outcome instanceof Outcome.Unknown
        ? null
        : new Fact.Answered(data.about(), operation, outcome, at);
  }

  private static @Nullable Fact settled(OperationAnswer data, Instant at) {
    return data.id() == null ? null : new Fact.Settled(data.about(), at);
  }

  private static @Nullable Fact reversed(OperationAnswer data, Instant at) {
    return data.id() == null ? null : new Fact.ReturnReversed(data.about(), at);
  }

  private @Nullable Fact returned(OperationAnswer data, Instant at) {
    var decline = data.returned(codes);
    var amount = data.money();
    return data.id() == null || decline == null || amount == null
        ? null
        : new Fact.Returned(data.about(), decline, amount, at);
  }

  /** A dispute as the simulator tells it. */
  @JsonNaming(SnakeCaseStrategy.class)
  private record Dispute(
      @Nullable String id,
      @Nullable String charge,
      @Nullable String reference,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable String stage,
      @Nullable String reason,
      @Nullable Instant respondBy) {

    /** Null where it says too little. */
    @Nullable Fact fact(Instant at) {
      var known = Codes.among(Stage.values(), stage);
      if (id == null || known == null || amount == null || currency == null) {
        return null;
      }
      var about = new About(reference, charge, charge);
      var disputed = new Amount(amount, currency);
      return new Fact.Disputed(about, id, known, disputed, reason, respondBy, at);
    }
  }

  /** A payout as the simulator tells it. */
  private record Payout(
      @Nullable String id,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable List<Entry> lines) {

    /** Null where it says too little. */
    @Nullable Fact fact(Instant at) {
      if (id == null || amount == null || currency == null) {
        return null;
      }
      var entries = lines == null ? List.<Entry>of() : lines;
      var shown = entries.stream().map(entry -> entry.in(currency)).toList();
      return new Fact.PaidOut(id, new Amount(amount, currency), shown, at);
    }
  }

  /** One entry of it; what it is for may be something that nobody knows. */
  private record Entry(
      @Nullable String type,
      @Nullable String reference,
      @Nullable String id,
      @Nullable String charge,
      long amount,
      long fee) {

    Line in(String currency) {
      var known = Codes.among(Line.Type.values(), type);
      return new Line(
          known == null ? Line.Type.ADJUSTMENT : known,
          new About(reference, id, charge),
          new Amount(amount, currency),
          fee);
    }
  }
}
