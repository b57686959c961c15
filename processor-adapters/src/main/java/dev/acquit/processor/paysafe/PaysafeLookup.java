package dev.acquit.processor.paysafe;

import dev.acquit.processor.Call;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Evidence;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.http.ProcessorHttp;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks what became of an operation, by our reference alone. */
final class PaysafeLookup {

  private static final int OK = 200;
  private static final String UNREADABLE = "unreadable";

  private final ProcessorHttp http;
  private final PaysafeSettings settings;
  private final PaysafeReplies replies;

  PaysafeLookup(ProcessorHttp http, PaysafeSettings settings, PaysafeReplies replies) {
    this.http = http;
    this.settings = settings;
    this.replies = replies;
  }

  Mono<Finding> find(Call.Lookup call) {
    var path =
        switch (call.operation()) {
          case CHARGE, AUTHORIZE -> PaysafeCharge.PAYMENTS;
          case VERIFY -> PaysafeCharge.VERIFICATIONS;
          case CAPTURE -> PaysafeChange.SETTLEMENTS;
          case VOID -> "/voidauths";
          case REFUND -> "/refunds";
        };
    var uri = settings.prefix() + path + "?merchantRefNum={reference}";
    return ask(uri, call.reference(), body -> listed(body, call))
        .flatMap(finding ->
            finding instanceof NotFound && call.operation() == Operation.VOID
                ? cancelled(call)
                : Mono.just(finding));
  }

  /** Two under one reference are somebody's to look at. */
  private Finding listed(JsonNode body, Call.Lookup call) {
    var list = list(body, call.operation());
    if (list == null || !list.isArray()) {
      return new Unanswered(UNREADABLE);
    }
    return switch (list.size()) {
      case 0 -> new NotFound();
      case 1 -> told(list.get(0), call);
      default -> new Unanswered("ambiguous");
    };
  }

  private static @Nullable JsonNode list(JsonNode body, Operation operation) {
    return switch (operation) {
      case CHARGE, AUTHORIZE -> body.get("payments");
      case VERIFY -> body.get("verifications");
      case CAPTURE -> body.get("settlements");
      case VOID -> body.has("voidAuths") ? body.get("voidAuths") : body.get("voidauths");
      case REFUND -> body.get("refunds");
    };
  }

  private Finding told(JsonNode one, Call.Lookup call) {
    var transaction = transaction(one);
    if (transaction == null) {
      return new Unanswered(UNREADABLE);
    }
    var asked = replies.asked(call, call.operation(), call.rail(), call.amount());
    Outcome outcome = transaction.outcome(asked, replies.codes());
    return outcome instanceof Unknown(var why, _) ? new Unanswered(why) : new Found(outcome);
  }

  private static @Nullable Transaction transaction(JsonNode one) {
    try {
      return JsonMapper.shared().treeToValue(one, Transaction.class);
    } catch (JacksonException unreadable) {
      return null;
    }
  }

  /** A void of what was settled already leaves no record of its own: the settlement shows it. */
  private Mono<Finding> cancelled(Call.Lookup call) {
    var of = call.of();
    var id = of == null ? null : of.processorReference();
    if (of == null || id == null) {
      return Mono.just(new NotFound());
    }
    var uri = settings.prefix() + PaysafeCharge.PAYMENTS + "/{id}";
    return ask(uri, id, body -> cancelled(body, PaysafeChange.settlement(of), id, call));
  }

  /** The settlement of a charge, or the payment itself where it was called off before. */
  private static Finding cancelled(
      JsonNode body, String settlement, String payment, Call.Lookup call) {
    var found = transaction(body);
    if (found == null || !payment.equals(found.id())) {
      return new Unanswered(UNREADABLE);
    }
    var isCancelled =
        "CANCELLED".equals(found.status())
            || found.parts().stream()
                .anyMatch(part -> part.id().equals(settlement) && part.isCancelled());
    return isCancelled
        ? new Found(new Approved(settlement, call.amount(), Evidence.NONE))
        : new NotFound();
  }

  private Mono<Finding> ask(String uri, String value, Function<JsonNode, Finding> means) {
    return http.question(
        http.client().get().uri(uri, value), response -> read(response, means), Unanswered::new);
  }

  /** Nothing found is an empty list; a 404 is of something in between. */
  private static Mono<Finding> read(ClientResponse response, Function<JsonNode, Finding> means) {
    var status = response.statusCode().value();
    return status == OK
        ? response.bodyToMono(JsonNode.class).map(means)
        : response.releaseBody().thenReturn(new Unanswered("http_" + status));
  }
}
