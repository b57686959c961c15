package dev.acquit.processor.stripe;

import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.http.ProcessorHttp;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/**
 * What an HTTP answer of Stripe means. Below 500, and save for 401, 403 and 429, the error in the
 * body alone decides: its type, and its code by the tables.
 */
final class StripeReplies {

  private static final int OK = 200;

  private final Codes codes;

  StripeReplies(Codes codes) {
    this.codes = codes;
  }

  /**
   * The outcome of an operation.
   *
   * @param means what the object says that came back
   */
  <T> Mono<Outcome> read(
      ClientResponse response, Rail rail, Class<T> type, Function<T, Outcome> means) {
    return response.statusCode().value() == OK
        ? response.bodyToMono(type).map(means)
        : refused(response, rail);
  }

  /** What an answer means that is not the object that was asked for. */
  Mono<Outcome> refused(ClientResponse response, Rail rail) {
    var status = response.statusCode().value();
    return switch (status) {
      case 400, 402, 404, 409, 422 ->
          response.bodyToMono(Problem.class).map(problem -> judged(problem.error(), status, rail));
      case 401, 403 ->
          response.releaseBody().thenReturn(new Rejected(Rejection.CONFIG, "http_" + status));
      // documented: nothing was done
      case 429 -> ProcessorHttp.throttled(response, HttpHeaders.RETRY_AFTER);
      default -> response.releaseBody().thenReturn(new Unknown("http_" + status));
    };
  }

  private Outcome judged(Intent.@Nullable Failure error, int status, Rail rail) {
    if (error == null || error.type() == null) {
      return new Unknown("http_" + status);
    }
    return switch (error.type()) {
      case "card_error" -> declined(error, rail);
      case "idempotency_error" -> new Rejected(Rejection.DUPLICATE, "idempotency_error");
      case "invalid_request_error" -> refused(error, status, rail);
      default -> new Unknown("http_" + status, error.intentId());
    };
  }

  /** Where the error has no code, its type is the documented word. */
  private Outcome refused(Intent.Failure error, int status, Rail rail) {
    var code = error.code();
    if (code == null) {
      return new Rejected(Rejection.INVALID, "invalid_request_error");
    }
    var rejection = codes.rejection(code);
    if (rejection != null) {
      return new Rejected(rejection, code);
    }
    return codes.isDecline(code)
        ? declined(error, rail)
        : new Unknown("http_" + status, error.intentId());
  }

  private Outcome declined(Intent.Failure error, Rail rail) {
    return new Declined(error.intentId(), codes.declined(error, rail));
  }

  /** An error's body, as far as it decides anything. */
  record Problem(Intent.@Nullable Failure error) {

    /** Stripe's own word that it knows no such object. */
    boolean isMissing() {
      return error != null && "resource_missing".equals(error.code());
    }
  }
}
