package dev.acquit.simulator.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.simulator.fault.Fault;
import dev.acquit.simulator.fault.FaultScript;
import dev.acquit.simulator.fault.FaultScript.Match;
import dev.acquit.simulator.fault.Target;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Reads fault scripts. Here nothing is left alone: a script that is not understood would prove
 * nothing.
 */
final class FaultRequests {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration SLOW = Duration.ofSeconds(2);

  private FaultRequests() {}

  static FaultScript script(Request request) {
    var fields = request.fields();
    fields.refuseOthers(Set.of("operation", "match", "fault", "times", "delay"));
    var operation = fields.oneOf("operation", Target.values(), Target::code);
    var fault = fields.oneOf("fault", Fault.values(), Fault::code);
    var match = match(fields.object("match"), operation, fields.has("match"));
    var times = fields.has("times") ? (int) fields.integer("times", 1, 1_000_000) : 1;
    var delay = delay(fields, fault);
    if (operation != null && fault != null && !fits(fault, operation)) {
      fields.wrong("fault", fault.code() + " cannot strike a " + operation.code());
    }
    fields.check();
    return new FaultScript("", known(operation), match, known(fault), times, delay);
  }

  private static Match match(Fields match, @Nullable Target operation, boolean given) {
    if (!given) {
      return new Match(null, null, null, null);
    }
    match.refuseOthers(Set.of("reference", "merchant_reference", "amount", "account_key"));
    var ofMoney = match.has("amount") || match.has("merchant_reference");
    if (operation == Target.TOKEN && (ofMoney || match.has("reference"))) {
      match.wrong("", "of a token request can only ask for its account");
    }
    if (operation == Target.LOOKUP && ofMoney) {
      match.wrong("", "of a lookup can only ask for its reference and account");
    }
    return new Match(
        match.optionalText("reference"),
        match.optionalText("merchant_reference"),
        match.optionalAmount("amount"),
        account(match));
  }

  private static @Nullable String account(Fields match) {
    var key = match.optionalText("account_key");
    return key == null ? null : RequestReader.accountOf(key);
  }

  private static Duration delay(Fields fields, @Nullable Fault fault) {
    if (fields.has("delay")) {
      return fields.duration("delay", LONGEST);
    }
    return fault == Fault.SLOW ? SLOW : Duration.ZERO;
  }

  private static boolean fits(Fault fault, Target operation) {
    return switch (fault) {
      case PARTIAL, PROCESSING_ERROR -> operation.takesMoney();
      case DUPLICATE, WEBHOOK_FIRST -> operation.usesReference();
      default -> true;
    };
  }

  private static <T> T known(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("Checked before");
    }
    return value;
  }

  /** A script as it is shown. */
  @JsonNaming(SnakeCaseStrategy.class)
  record View(String id, Target operation, Matched match, Fault fault, int times, Duration delay) {

    static View of(FaultScript script) {
      var match = script.match();
      return new View(
          script.id(),
          script.operation(),
          new Matched(
              match.reference(), match.merchantReference(), match.amount(), match.account()),
          script.fault(),
          script.times(),
          script.delay());
    }
  }

  /** What it asks for. */
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Matched(
      @Nullable String reference,
      @Nullable String merchantReference,
      @Nullable Long amount,
      @Nullable String account) {}
}
