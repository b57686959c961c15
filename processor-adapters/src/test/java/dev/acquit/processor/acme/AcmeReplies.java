package dev.acquit.processor.acme;

import dev.acquit.processor.Decline;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Tokenized;
import dev.acquit.processor.http.ProcessorHttp;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/** What an HTTP answer of Acme means. Only what is documented decides; the rest is open. */
record AcmeReplies(Decline.Table declines) {

  Mono<Outcome> outcome(ClientResponse response, String reference) {
    var status = response.statusCode().value();
    return switch (status) {
      case 200 ->
          response
              .bodyToMono(AcmeAnswer.class)
              .map(answer -> answer.outcomeOf(reference, declines));
      case 400, 401, 409 -> response.bodyToMono(Problem.class).map(problem -> rejected(problem));
      // documented: nothing was done
      case 429 -> ProcessorHttp.throttled(response, "Retry-After");
      default -> response.releaseBody().thenReturn(new Unknown("http_" + status));
    };
  }

  private static Outcome rejected(Problem problem) {
    return switch (problem.error()) {
      case "BAD_FIELD" -> new Rejected(Rejection.INVALID, "BAD_FIELD");
      case "BAD_KEY" -> new Rejected(Rejection.CONFIG, "BAD_KEY");
      case "ALREADY_REFUNDED" -> new Rejected(Rejection.WRONG_STATE, "ALREADY_REFUNDED");
      case "SEEN" -> new Rejected(Rejection.DUPLICATE, "SEEN");
      case null, default -> new Unknown("not_documented");
    };
  }

  Mono<Finding> finding(ClientResponse response, String reference) {
    var status = response.statusCode().value();
    return switch (status) {
      case 200 -> response.bodyToMono(AcmeAnswer.class).map(answer -> found(answer, reference));
      case 404 -> response.bodyToMono(Problem.class).map(AcmeReplies::missing);
      default -> response.releaseBody().thenReturn(new Unanswered("http_" + status));
    };
  }

  private Finding found(AcmeAnswer answer, String reference) {
    var outcome = answer.outcomeOf(reference, declines);
    return outcome instanceof Unknown(var why, _) ? new Unanswered(why) : new Found(outcome);
  }

  /** A 404 of something in between is no word of Acme's. */
  private static Finding missing(Problem problem) {
    return "NO_SUCH_REF".equals(problem.error()) ? new NotFound() : new Unanswered("http_404");
  }

  Mono<Tokenized> token(ClientResponse response) {
    return response.bodyToMono(Kept.class).map(kept -> kept.tokenized(declines));
  }

  /** An error's body, as far as it decides anything. */
  private record Problem(@Nullable String error) {}

  /** The answer to a card that was left. */
  private record Kept(@Nullable String token, @Nullable String code) {

    Tokenized tokenized(Decline.Table declines) {
      if (token != null) {
        return new Tokenized.Token(token);
      }
      return code == null
          ? new Tokenized.Unanswered("unreadable")
          : new Tokenized.Refused(declines.of(code));
    }

    @Override
    public String toString() {
      return "Kept[****]";
    }
  }
}
