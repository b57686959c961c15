package dev.acquit.processor.simulator;

import dev.acquit.processor.Decline;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Tokenized;
import dev.acquit.processor.Tokenized.Refused;
import dev.acquit.processor.Tokenized.Token;
import dev.acquit.processor.Tokenized.Unanswered;
import dev.acquit.processor.http.ProcessorHttp;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Leaves a card with the simulator, for a token. */
final class SimulatorTokens {

  private final ProcessorHttp http;
  private final Decline.Table declines;

  SimulatorTokens(ProcessorHttp http, Decline.Table declines) {
    this.http = http;
    this.declines = declines;
  }

  Mono<Tokenized> save(Instrument.Card card) {
    return http.question(
        http.client().post().uri("/v1/tokens").bodyValue(Body.of(card)),
        this::read,
        Unanswered::new);
  }

  private Mono<Tokenized> read(ClientResponse response) {
    var status = response.statusCode().value();
    return switch (status) {
      case 200, 201 -> response.bodyToMono(Answer.class).map(Answer::kept);
      case 402 -> response.bodyToMono(Answer.class).map(answer -> answer.refused(declines));
      default -> response.releaseBody().thenReturn(new Unanswered("http_" + status));
    };
  }

  @JsonNaming(SnakeCaseStrategy.class)
  private record Body(ChargeRequest.Card card, ChargeRequest.@Nullable Address billingAddress) {

    static Body of(Instrument.Card card) {
      return new Body(ChargeRequest.Card.of(card), ChargeRequest.Address.of(card));
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  private record Answer(@Nullable String token, @Nullable String declineCode) {

    Tokenized kept() {
      return token == null ? new Unanswered("unreadable") : new Token(token);
    }

    Tokenized refused(Decline.Table declines) {
      return declineCode == null
          ? new Unanswered("unreadable")
          : new Refused(declines.of(declineCode));
    }

    @Override
    public String toString() {
      return "Answer[****]";
    }
  }
}
