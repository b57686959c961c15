package dev.acquit.processor.stripe;

import dev.acquit.processor.Call;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BankAccount;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.processor.Instrument.Card;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Instrument.ProcessorToken;
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
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/**
 * Cards and bank accounts as Stripe writes them, and leaves with it. A PaymentMethod by itself can
 * be charged once; one of a customer's again and again. So a customer is made for each, and the
 * token names both.
 */
final class PaymentMethods {

  private static final int OK = 200;
  private static final String UNREADABLE = "unreadable";

  private final ProcessorHttp http;
  private final StripeReplies replies;
  private final boolean makesCustomers;

  PaymentMethods(ProcessorHttp http, StripeReplies replies, boolean makesCustomers) {
    this.http = http;
    this.replies = replies;
    this.makesCustomers = makesCustomers;
  }

  Mono<Tokenized> save(Instrument instrument) {
    var form = new Form();
    details(form, instrument, null);
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

  private Mono<Tokenized> post(String uri, Form form, Rail rail, Function<String, Tokenized> kept) {
    return http.question(
        http.client().post().uri(uri).body(form.body()),
        response -> read(response, rail, kept),
        Unanswered::new);
  }

  private Mono<Tokenized> read(
      ClientResponse response, Rail rail, Function<String, Tokenized> kept) {
    return response.statusCode().value() == OK
        ? response.bodyToMono(Intent.Named.class).map(named -> kept(named, kept))
        : replies.refused(response, rail).map(PaymentMethods::refused);
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

  /** Adds a number with whose it is, as a PaymentMethod has it. */
  static void details(Form form, Instrument instrument, Call.@Nullable Payer payer) {
    form.with("type", type(instrument.rail()));
    switch (instrument) {
      case Card card -> {
        card(form.under("card"), card);
        billing(form, card.holderName(), card.billingAddress(), payer);
      }
      case BankAccount bank -> {
        bank(form.under(type(bank.rail())), bank);
        billing(form, bank.holderName(), bank.billingAddress(), payer);
      }
      case ProcessorToken _ -> throw new IllegalArgumentException("A token has no details");
    }
  }

  private static void card(Form form, Card card) {
    form.with("number", card.number())
        .with("exp_month", Integer.toString(card.expMonth()))
        .with("exp_year", Integer.toString(card.expYear()))
        .with("cvc", card.securityCode());
  }

  private static void bank(Form form, BankAccount bank) {
    if (bank.rail() == Rail.ACH) {
      form.with("routing_number", bank.bank())
          .with("account_number", bank.accountNumber())
          .with("account_type", bank.accountType() == AccountType.SAVINGS ? "savings" : "checking")
          .with(
              "account_holder_type",
              bank.holderType() == HolderType.COMPANY ? "company" : "individual");
    } else {
      var parted = bank.bank().indexOf('-');
      form.with("institution_number", bank.bank().substring(0, parted))
          .with("transit_number", bank.bank().substring(parted + 1))
          .with("account_number", bank.accountNumber());
    }
  }

  private static void billing(
      Form form,
      @Nullable String holder,
      @Nullable BillingAddress address,
      Call.@Nullable Payer payer) {
    var billed = form.under("billing_details");
    billed
        .with("name", holder == null && payer != null ? payer.name() : holder)
        .with("email", payer == null ? null : payer.email());
    if (address != null) {
      billed
          .under("address")
          .with("line1", address.line1())
          .with("line2", address.line2())
          .with("city", address.city())
          .with("state", address.region())
          .with("postal_code", address.postalCode())
          .with("country", address.country());
    }
  }

  static String type(Rail rail) {
    return switch (rail) {
      case CARD -> "card";
      case ACH -> "us_bank_account";
      case EFT -> "acss_debit";
    };
  }
}
