package dev.acquit.processor.adyen;

import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized;
import dev.acquit.processor.Tokenized.Refused;
import dev.acquit.processor.Tokenized.Unanswered;
import dev.acquit.processor.adyen.PaymentRequest.Address;
import dev.acquit.processor.adyen.PaymentRequest.Authentication;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Leaves a card or a bank account with Adyen, by a payment of nothing that stores it. Adyen keeps
 * each under a shopper, whom a charge has to name again: the token holds both.
 */
final class AdyenTokens {

  private static final String PREFIX = "token-";

  private final AdyenCalls calls;
  private final AdyenReplies replies;
  private final AdyenSettings settings;

  AdyenTokens(AdyenCalls calls, AdyenReplies replies, AdyenSettings settings) {
    this.calls = calls;
    this.replies = replies;
    this.settings = settings;
  }

  Mono<Tokenized> save(Instrument instrument) {
    var method = method(instrument);
    return method == null
        ? Mono.just(refused("bank_number_invalid"))
        : Mono.defer(() -> save(instrument, method));
  }

  static Tokenized refused(String code) {
    return new Refused(new Decline(DeclineReason.INVALID_TRANSACTION, code));
  }

  /** Whether that reference is of a payment that only stored something. */
  static boolean isOwn(@Nullable String reference) {
    return reference != null && reference.startsWith(PREFIX);
  }

  private Mono<Tokenized> save(Instrument instrument, PaymentMethod method) {
    var reference = PREFIX + UUID.randomUUID();
    var shared = settings.shopperReference();
    var shopper = shared == null ? reference : shared;
    return calls.question(
        AdyenCharge.PAYMENTS,
        request(instrument, method, reference, shopper),
        reference,
        response -> replies.stored(response, shared == null ? shopper : null),
        Unanswered::new);
  }

  private @Nullable PaymentMethod method(Instrument instrument) {
    return switch (instrument) {
      case Instrument.Card card -> PaymentMethod.of(card, true);
      case Instrument.BankAccount bank -> PaymentMethod.of(bank, settings.eftBankCode());
      case Instrument.ProcessorToken(var token, var rail, _) ->
          PaymentMethod.stored(rail, Stored.of(token, settings).id());
    };
  }

  private PaymentRequest request(
      Instrument instrument, PaymentMethod method, String reference, String shopper) {
    var isCard = instrument.rail() == Rail.CARD;
    return new PaymentRequest(
        settings.merchantAccount(),
        reference,
        new WireAmount(currency(instrument.rail()), 0L),
        method,
        settings.returnUrl().toString(),
        null,
        null,
        shopper,
        "Ecommerce",
        "CardOnFile",
        true,
        null,
        null,
        null,
        null,
        Address.of(instrument),
        null,
        isCard ? Authentication.NEVER : null);
  }

  private String currency(Rail rail) {
    return switch (rail) {
      case CARD -> settings.tokenCurrency();
      case ACH -> "USD";
      case EFT -> "CAD";
    };
  }

  /**
   * A token as we keep it: {@code id}, or {@code id/shopper}.
   *
   * @param shopper whom it belongs to; null where neither it nor the account says
   */
  record Stored(String id, @Nullable String shopper) {

    static Stored of(String token, AdyenSettings settings) {
      var parts = token.split("/", 2);
      return new Stored(parts[0], parts.length == 2 ? parts[1] : settings.shopperReference());
    }

    /** As we keep it; of the account's own shopper nothing is kept. */
    static String kept(String id, @Nullable String shopper) {
      return shopper == null ? id : id + "/" + shopper;
    }

    @Override
    public String toString() {
      return "Stored[****]";
    }
  }
}
