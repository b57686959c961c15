package dev.acquit.processor.stripe;

import dev.acquit.processor.Call;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.http.ProcessorHttp;
import dev.acquit.processor.stripe.Outcomes.Refund;
import dev.acquit.processor.stripe.StripeReplies.Problem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Asks what became of an operation. What Stripe's id is known of is read by it, and is true at
 * once; a charge that only our reference is known of is searched, and the search is about a minute
 * behind. Captures and voids show in the intent that they change, refunds in its list.
 */
final class StripeLookup {

  private static final int OK = 200;
  private static final int MISSING = 404;
  private static final int MOST_PAGES = 20;
  private static final String UNREADABLE = "unreadable";

  private final ProcessorHttp http;
  private final Outcomes outcomes;

  StripeLookup(ProcessorHttp http, Outcomes outcomes) {
    this.http = http;
    this.outcomes = outcomes;
  }

  Mono<Finding> find(Call.Lookup call) {
    return switch (call.operation()) {
      case CHARGE, AUTHORIZE, VERIFY -> charge(call);
      case CAPTURE, VOID -> change(call);
      case REFUND -> refund(call);
    };
  }

  private Mono<Finding> charge(Call.Lookup call) {
    var id = call.processorReference();
    if (call.operation() == Operation.VERIFY) {
      return id == null
          ? unasked("verifications_are_not_searched")
          : intent(StripeOperations.SETUPS, "latest_attempt", id, intent -> opened(intent, call));
    }
    return id == null
        ? search(call)
        : intent(StripeOperations.PAYMENTS, "latest_charge", id, intent -> opened(intent, call));
  }

  private Mono<Finding> search(Call.Lookup call) {
    var query = "metadata['" + Intent.REFERENCE + "']:'" + call.reference() + "'";
    var request =
        http.client()
            .get()
            .uri(
                StripeOperations.PAYMENTS + "/search?query={query}&expand[]=data.latest_charge",
                query);
    return ask(request, Intents.class, intents -> only(intents.data(), call));
  }

  /** Two under one reference are somebody's to look at. */
  private Finding only(@Nullable List<Intent> found, Call.Lookup call) {
    if (found == null) {
      return new Unanswered(UNREADABLE);
    }
    return switch (found.size()) {
      case 0 -> new NotFound();
      case 1 -> opened(found.getFirst(), call);
      default -> new Unanswered("ambiguous");
    };
  }

  private Finding opened(Intent intent, Call.Lookup call) {
    return told(outcomes.opened(intent, call.reference(), call.operation(), call.amount()));
  }

  private Mono<Finding> change(Call.Lookup call) {
    var of = call.of();
    var id = of == null ? null : of.processorReference();
    return id == null
        ? unasked("charge_unknown")
        : intent(StripeOperations.PAYMENTS, "latest_charge", id, intent -> changed(intent, call));
  }

  /** What the intent's status excludes did not happen; a capture of another's is not ours. */
  private Finding changed(Intent intent, Call.Lookup call) {
    var isCapture = call.operation() == Operation.CAPTURE;
    return switch (intent.status()) {
      case "succeeded" -> isCapture && isOurs(intent, call) ? captured(intent) : new NotFound();
      case "processing", "requires_payment_method" -> isCapture ? captured(intent) : new NotFound();
      case "canceled" -> isCapture ? new NotFound() : told(outcomes.voided(intent));
      case "requires_capture", "requires_action", "requires_confirmation" -> new NotFound();
      case null, default -> new Unanswered(UNREADABLE);
    };
  }

  private Finding captured(Intent intent) {
    return told(outcomes.captured(intent));
  }

  private static boolean isOurs(Intent intent, Call.Lookup call) {
    var by = intent.told(Intent.CAPTURE_REFERENCE);
    return by == null || by.equals(call.reference());
  }

  private Mono<Finding> intent(
      String path, String expand, String id, Function<Intent, Finding> means) {
    var request = http.client().get().uri(path + "/{id}?expand[]={expand}", id, expand);
    return ask(request, Intent.class, means);
  }

  private Mono<Finding> refund(Call.Lookup call) {
    var id = call.processorReference();
    if (id != null) {
      var request = http.client().get().uri("/v1/refunds/{id}", id);
      return ask(request, Refund.class, refund -> told(outcomes.refunded(refund)));
    }
    var of = call.of();
    var charge = of == null ? null : of.processorReference();
    return charge == null
        ? unasked("charge_unknown")
        : page(charge, "", 1).flatMap(page -> among(page, charge, call, 1));
  }

  /** The refund with our reference on this page or a later one. */
  private Mono<Finding> among(Page page, String charge, Call.Lookup call, int number) {
    if (page.why() != null) {
      return Mono.just(page.why());
    }
    for (var refund : page.refunds()) {
      if (call.reference().equals(refund.reference())) {
        return Mono.just(told(outcomes.refunded(refund)));
      }
    }
    var last = page.last();
    if (last == null) {
      return Mono.just(new NotFound());
    }
    return number == MOST_PAGES
        ? unasked("too_many_refunds")
        : page(charge, last, number + 1).flatMap(next -> among(next, charge, call, number + 1));
  }

  private Mono<Page> page(String charge, String after, int number) {
    var first = "/v1/refunds?payment_intent={charge}&limit=100";
    var request =
        number == 1
            ? http.client().get().uri(first, charge)
            : http.client().get().uri(first + "&starting_after={last}", charge, after);
    return http.question(
        request,
        response -> read(response, Refunds.class, Page::of, Page::without),
        why -> Page.without(new Unanswered(why)));
  }

  private <T> Mono<Finding> ask(
      RequestHeadersSpec<?> request, Class<T> type, Function<T, Finding> means) {
    return http.question(
        request, response -> read(response, type, means, Function.identity()), Unanswered::new);
  }

  /** A 404 of something in between is no word of Stripe's. */
  private static <T, R> Mono<R> read(
      ClientResponse response,
      Class<T> type,
      Function<T, R> means,
      Function<Finding, R> otherwise) {
    var status = response.statusCode().value();
    return switch (status) {
      case OK -> response.bodyToMono(type).map(means);
      case MISSING ->
          response
              .bodyToMono(Problem.class)
              .map(problem ->
                  otherwise.apply(
                      problem.isMissing() ? new NotFound() : new Unanswered("http_404")));
      default ->
          response.releaseBody().thenReturn(otherwise.apply(new Unanswered("http_" + status)));
    };
  }

  private static Finding told(Outcome outcome) {
    return outcome instanceof Unknown(var why, _) ? new Unanswered(why) : new Found(outcome);
  }

  private static Mono<Finding> unasked(String why) {
    return Mono.just(new Unanswered(why));
  }

  /** What a search found. */
  private record Intents(@Nullable List<Intent> data) {}

  /** One page of a charge's refunds. */
  @JsonNaming(SnakeCaseStrategy.class)
  private record Refunds(@Nullable List<Refund> data, @Nullable Boolean hasMore) {}

  /**
   * A page that was read, or why it was not.
   *
   * @param last after which the next one begins; null where there is none
   */
  private record Page(List<Refund> refunds, @Nullable String last, @Nullable Finding why) {

    static Page of(Refunds read) {
      var data = read.data();
      if (data == null) {
        return without(new Unanswered(UNREADABLE));
      }
      return new Page(
          data,
          Boolean.TRUE.equals(read.hasMore()) && !data.isEmpty() ? data.getLast().id() : null,
          null);
    }

    static Page without(Finding why) {
      return new Page(List.of(), null, why);
    }
  }
}
