package dev.acquit.processor.simulator;

import dev.acquit.processor.Call;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.http.ProcessorHttp;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Charges and authorizes. Our reference makes it once: the simulator refuses one that it has seen.
 */
final class SimulatorCharge {

  private final ProcessorHttp http;
  private final SimulatorReplies replies;

  SimulatorCharge(ProcessorHttp http, SimulatorReplies replies) {
    this.http = http;
    this.replies = replies;
  }

  /** Tells what micro-deposits came to the payer's account. */
  Mono<Outcome> validate(Call.Resume call) {
    var request =
        http.client()
            .post()
            .uri("/v1/charges/{id}/validation", call.processorReference())
            .bodyValue(Map.of("amounts", call.returned().getOrDefault("amounts", "")));
    return http.money(
        call.operation(),
        request,
        call.firstSend(),
        response -> replies.read(response, call.reference()));
  }

  Mono<Outcome> open(Call.Charge call, Operation operation) {
    var request =
        http.client().post().uri("/v1/charges").bodyValue(ChargeRequest.of(call, operation));
    return http.money(
        operation, request, call.firstSend(), response -> replies.read(response, call.reference()));
  }
}
