package dev.acquit.processor.adyen;

import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Tokenized;
import dev.acquit.processor.Tokenized.Refused;
import dev.acquit.processor.Tokenized.Token;
import dev.acquit.processor.Tokenized.Unanswered;
import dev.acquit.processor.adyen.AdyenTokens.Stored;
import dev.acquit.processor.http.ProcessorHttp;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/** What an HTTP answer of Adyen's means. A refusal is HTTP 200; an error says why in its body. */
final class AdyenReplies {

  /** Adyen's word that the same request under the same key may yet do something else. */
  private static final String TRANSIENT = "transient-error";

  private final AdyenCodes codes;

  AdyenReplies(AdyenCodes codes) {
    this.codes = codes;
  }

  /** The outcome of a payment, or of one that goes on. */
  Mono<Outcome> payment(ClientResponse response, PaymentAnswer.Asked asked, Duration actionExpiry) {
    return read(
        response,
        200,
        good ->
            good.bodyToMono(PaymentAnswer.class)
                .map(answer -> answer.outcome(asked, codes, actionExpiry)));
  }

  /** The outcome of a change to a payment: it is received, and nothing more. */
  Mono<Outcome> received(ClientResponse response, String reference) {
    return read(
        response, 201, good -> good.bodyToMono(Received.class).map(it -> it.outcome(reference)));
  }

  private Mono<Outcome> read(
      ClientResponse response, int expected, Function<ClientResponse, Mono<Outcome>> read) {
    var status = response.statusCode().value();
    if (status == expected) {
      return read.apply(response);
    }
    return status != 429 && isTransient(response) ? unknown(response) : refused(response, status);
  }

  private Mono<Outcome> refused(ClientResponse response, int status) {
    return switch (status) {
      case 400, 422 -> response.bodyToMono(Problem.class).map(problem -> judged(problem, status));
      case 401, 403 -> misconfigured(response, status);
      // nothing was done
      case 429 -> ProcessorHttp.throttled(response, HttpHeaders.RETRY_AFTER);
      default -> unknown(response);
    };
  }

  /** Turned away at the door, whatever the body holds; its code is kept where it is one. */
  private static Mono<Outcome> misconfigured(ClientResponse response, int status) {
    return response
        .bodyToMono(Problem.class)
        .onErrorComplete()
        .mapNotNull(Problem::errorCode)
        .filter(code -> code.matches("[0-9_]{1,10}"))
        .defaultIfEmpty("http_" + status)
        .map(code -> new Rejected(Rejection.CONFIG, code));
  }

  private static boolean isTransient(ClientResponse response) {
    return response.headers().header(TRANSIENT).contains("true");
  }

  private static Mono<Outcome> unknown(ClientResponse response) {
    var status = response.statusCode().value();
    return response.releaseBody().thenReturn(new Unknown("http_" + status));
  }

  /** Only a documented code says what was refused; any other leaves it open. */
  private Outcome judged(Problem problem, int status) {
    var code = problem.errorCode() == null ? "" : problem.errorCode();
    var decline = codes.declinedData(code);
    if (decline != null) {
      return new Declined(problem.pspReference(), decline);
    }
    var rejection = AdyenCodes.rejection(code);
    return rejection == null
        ? new Unknown("http_" + status, problem.pspReference())
        : new Rejected(rejection, code);
  }

  /**
   * What became of an instrument that was to be stored.
   *
   * @param shopper whom it was stored under, where that has to be kept with it
   */
  Mono<Tokenized> stored(ClientResponse response, @Nullable String shopper) {
    var status = response.statusCode().value();
    return switch (status) {
      case 200 -> response.bodyToMono(PaymentAnswer.class).map(answer -> stored(answer, shopper));
      case 400, 422 ->
          response.bodyToMono(Problem.class).map(problem -> storedNot(problem, status));
      default -> response.releaseBody().thenReturn(new Unanswered("http_" + status));
    };
  }

  private Tokenized stored(PaymentAnswer answer, @Nullable String shopper) {
    var result = answer.resultCode() == null ? "" : answer.resultCode();
    return switch (result) {
      case "Authorised", "Received", "Pending" -> {
        var id = answer.stored();
        yield id == null ? new Unanswered("token_not_told") : new Token(Stored.kept(id, shopper));
      }
      case "Refused", "Cancelled" ->
          new Refused(codes.declined(answer.refusal(), answer.additionalData()));
      default -> new Unanswered("unreadable");
    };
  }

  private Tokenized storedNot(Problem problem, int status) {
    var code = problem.errorCode() == null ? "" : problem.errorCode();
    var decline = codes.declinedData(code);
    return decline == null ? new Unanswered("http_" + status) : new Refused(decline);
  }

  /** An error's body, as far as it decides anything. */
  private record Problem(@Nullable String errorCode, @Nullable String pspReference) {}

  /** A change's body. */
  private record Received(
      @Nullable String pspReference, @Nullable String reference, @Nullable String status) {

    Outcome outcome(String ours) {
      var isOurs = reference == null || reference.equals(ours);
      return pspReference != null && "received".equals(status) && isOurs
          ? new Pending(pspReference)
          : new Unknown("unreadable", pspReference);
    }
  }
}
