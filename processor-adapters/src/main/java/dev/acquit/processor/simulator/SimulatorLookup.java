package dev.acquit.processor.simulator;

import dev.acquit.processor.Call;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.http.ProcessorHttp;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/** Asks what became of an operation, by our own reference. */
final class SimulatorLookup {

  private final ProcessorHttp http;
  private final Codes codes;

  SimulatorLookup(ProcessorHttp http, Codes codes) {
    this.http = http;
    this.codes = codes;
  }

  Mono<Finding> find(Call.Lookup call) {
    return http.question(
        http.client().get().uri("/v1/operations?reference={reference}", call.reference()),
        response -> read(response, call.reference()),
        Unanswered::new);
  }

  private Mono<Finding> read(ClientResponse response, String reference) {
    var status = response.statusCode().value();
    return switch (status) {
      case 200 ->
          response.bodyToMono(OperationAnswer.class).map(answer -> found(answer, reference));
      case 404 -> response.bodyToMono(SimulatorReplies.Problem.class).map(SimulatorLookup::missing);
      default -> response.releaseBody().thenReturn(new Unanswered("http_" + status));
    };
  }

  private Finding found(OperationAnswer answer, String reference) {
    var outcome = answer.outcomeOf(reference, codes);
    return outcome instanceof Unknown(var why, _) ? new Unanswered(why) : new Found(outcome);
  }

  /** A 404 of something in between is no word of the simulator's. */
  private static Finding missing(SimulatorReplies.Problem problem) {
    return "not_found".equals(problem.code()) ? new NotFound() : new Unanswered("http_404");
  }
}
