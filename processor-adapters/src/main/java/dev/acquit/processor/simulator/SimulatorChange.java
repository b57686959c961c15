package dev.acquit.processor.simulator;

import dev.acquit.processor.Call;
import dev.acquit.processor.Operation;
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
        Operation.CAPTURE,
        "/v1/charges/{id}/capture",
        call.of(),
        Body.of(call, call.order()),
        call);
  }

  Mono<Outcome> cancel(Call.Cancel call) {
    return change(
        Operation.VOID, "/v1/charges/{id}/void", call.of(), Body.of(call, call.order()), call);
  }

  Mono<Outcome> refund(Call.Refund call) {
    return change(
        Operation.REFUND, "/v1/charges/{id}/refunds", call.of(), Body.of(call, call.order()), call);
  }

  private Mono<Outcome> change(
      Operation operation, String path, Call.Original of, Body body, Call.Money call) {
    return http.money(
        operation,
        http.client().post().uri(path, of.known()).bodyValue(body),
        call.firstSend(),
        response -> replies.read(response, body.reference()));
  }

  @JsonNaming(SnakeCaseStrategy.class)
  private record Body(String reference, @Nullable String merchantReference, long amount) {

    static Body of(Call.Money call, Call.Order order) {
      return new Body(call.reference(), order.merchantReference(), call.amount().minor());
    }
  }
}
