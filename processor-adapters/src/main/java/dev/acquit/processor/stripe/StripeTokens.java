package dev.acquit.processor.stripe;

import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized;
import dev.acquit.processor.Tokenized.Refused;
import dev.acquit.processor.Tokenized.Token;
import dev.acquit.processor.Tokenized.Unanswered;
import dev.acquit.processor.http.ProcessorHttp;
import java.util.function.Function;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/**
 * Leaves a card or a bank account with Stripe. A PaymentMethod by itself can be charged once; one of
 * a customer's again and again. So a customer is made for each, and the token names both.
 */
final class StripeTokens {

  private static final int OK = 200;
  private static final String UNREADABLE = "unreadable";

  private final ProcessorHttp http;
  private final StripeReplies replies;
  private final boolean makesCustomers;

  StripeTokens(ProcessorHttp http, StripeReplies replies, boolean makesCustomers) {
    this.http = http;
    this.replies = replies;
    this.makesCustomers = makesCustomers;
  }

  Mono<Tokenized> save(Instrument instrument) {
    var form = new Form();
    ChargeForm.details(form, instrument, null);
    var saved = post("/v1/payment_methods", form, instrument.rail(), Token::new);
    return makesCustomers
        ? saved.flatMap(tokenized -> ofCustomer(tokenized, instrument.rail()))
        : saved;
  }

  /**
   * A card is attached to its customer at once. A bank account cannot be before it is verified: its
   * first debit attaches it.
   */
  private Mono<Tokenized> ofCustomer(Tokenized tokenized, Rail rail) {
    if (!(tokenized instanceof Token(var method))) {
      return Mono.just(tokenized);
    }
    var form = new Form().with("payment_method", rail == Rail.CARD ? method : null);
    return post("/v1/customers", form, rail, customer -> new Token(customer + ":" + method));
  }

  private Mono<Tokenized> post(
      String uri, Form form, Rail rail, Function<String, Tokenized> kept) {
    return http.question(
        http.client().post().uri(uri).body(form.body()),
        response -> read(response, rail, kept),
        Unanswered::new);
  }

  private Mono<Tokenized> read(
      ClientResponse response, Rail rail, Function<String, Tokenized> kept) {
    return response.statusCode().value() == OK
        ? response.bodyToMono(Intent.Named.class).map(named -> kept(named, kept))
        : replies.refused(response, rail).map(StripeTokens::refused);
  }

  private static Tokenized kept(Intent.Named named, Function<String, Tokenized> kept) {
    return named.id() == null ? new Unanswered(UNREADABLE) : kept.apply(named.id());
  }

  private static Tokenized refused(Outcome outcome) {
    return switch (outcome) {
      case Declined(_, var decline) -> new Refused(decline);
      case Rejected(var fault, var code) when fault == Rejection.INVALID ->
          new Refused(new Decline(DeclineReason.INVALID_TRANSACTION, code));
      case Rejected(_, var code) -> new Unanswered(code);
      case NotAttempted(var why, _) -> new Unanswered(why);
      case Unknown(var why, _) -> new Unanswered(why);
      default -> new Unanswered(UNREADABLE);
    };
  }
}
