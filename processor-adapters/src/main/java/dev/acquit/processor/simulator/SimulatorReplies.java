package dev.acquit.processor.simulator;

import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.http.ProcessorHttp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/** What an HTTP answer of the simulator means. */
final class SimulatorReplies {

  private final Codes codes;

  SimulatorReplies(Codes codes) {
    this.codes = codes;
  }

  /** The outcome of the operation with that reference. */
  Mono<Outcome> read(ClientResponse response, String reference) {
    var status = response.statusCode().value();
    return switch (status) {
      case 200, 402 ->
          response
              .bodyToMono(OperationAnswer.class)
              .map(answer -> answer.outcomeOf(reference, codes));
      case 400, 404, 409, 422 ->
          response.bodyToMono(Problem.class).map(problem -> judged(problem, status));
      case 401, 403 ->
          response.releaseBody().thenReturn(new Rejected(Rejection.CONFIG, "unauthorized"));
      // documented: nothing was done
      case 429 -> ProcessorHttp.throttled(response, HttpHeaders.RETRY_AFTER);
      default -> response.releaseBody().thenReturn(new Unknown("http_" + status));
    };
  }

  /** Only a documented code says what was refused; any other leaves it open. */
  private static Outcome judged(Problem problem, int status) {
    return switch (problem.code()) {
      case "invalid_request", "not_found" -> new Rejected(Rejection.INVALID, problem.code());
      case "wrong_state" -> new Rejected(Rejection.WRONG_STATE, problem.code());
      case "duplicate_reference" -> new Rejected(Rejection.DUPLICATE, problem.code());
      case null, default -> new Unknown("http_" + status);
    };
  }

  /** An error's body, as far as it decides anything. */
  record Problem(@Nullable String code) {}
}
