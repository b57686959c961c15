package dev.acquit.processor.simulator;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.http.ProcessorHttp;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Captures, voids and refunds what a charge holds or took. */
final class SimulatorChange {

  private final ProcessorHttp http;
  private final SimulatorReplies replies;

  SimulatorChange(ProcessorHttp http, SimulatorReplies replies) {
    this.http = http;
    this.replies = replies;
  }

  Mono<Outcome> capture(Call.Capture call) {
    return change(
        "/v1/charges/{id}/capture",
        call.processorReference(),
        Body.of(call.reference(), call.merchantReference(), call.amount()),
        call.firstSend());
  }

  Mono<Outcome> cancel(Call.Cancel call) {
    return change(
        "/v1/charges/{id}/void",
        call.processorReference(),
        Body.of(call.reference(), call.merchantReference(), call.amount()),
        call.firstSend());
  }

  Mono<Outcome> refund(Call.Refund call) {
    return change(
        "/v1/charges/{id}/refunds",
        call.processorReference(),
        Body.of(call.reference(), call.merchantReference(), call.amount()),
        call.firstSend());
  }

  private Mono<Outcome> change(String path, String charge, Body body, boolean firstSend) {
    return http.money(
        http.client().post().uri(path, charge).bodyValue(body),
        firstSend,
        response -> replies.read(response, body.reference()));
  }

  @JsonNaming(SnakeCaseStrategy.class)
  private record Body(String reference, @Nullable String merchantReference, long amount) {

    static Body of(String reference, @Nullable String merchantReference, Amount amount) {
      return new Body(reference, merchantReference, amount.minor());
    }
  }
}
