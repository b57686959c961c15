package dev.acquit.processor.simulator;

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

/** Leaves a card or a bank account with the simulator, for a token. */
final class SimulatorTokens {

  private final ProcessorHttp http;
  private final Codes codes;

  SimulatorTokens(ProcessorHttp http, Codes codes) {
    this.http = http;
    this.codes = codes;
  }

  Mono<Tokenized> save(Instrument instrument) {
    return http.question(
        http.client().post().uri("/v1/tokens").bodyValue(ChargeRequest.Source.of(instrument)),
        this::read,
        Unanswered::new);
  }

  private Mono<Tokenized> read(ClientResponse response) {
    var status = response.statusCode().value();
    return switch (status) {
      case 200, 201 -> response.bodyToMono(Answer.class).map(Answer::kept);
      case 402 -> response.bodyToMono(Answer.class).map(answer -> answer.refused(codes));
      default -> response.releaseBody().thenReturn(new Unanswered("http_" + status));
    };
  }

  @JsonNaming(SnakeCaseStrategy.class)
  private record Answer(@Nullable String token, @Nullable String declineCode) {

    Tokenized kept() {
      return token == null ? new Unanswered("unreadable") : new Token(token);
    }

    Tokenized refused(Codes codes) {
      return declineCode == null
          ? new Unanswered("unreadable")
          : new Refused(codes.declined(declineCode));
    }

    @Override
    public String toString() {
      return "Answer[****]";
    }
  }
}
