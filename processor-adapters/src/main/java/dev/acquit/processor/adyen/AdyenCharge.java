package dev.acquit.processor.adyen;

import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Call.StoredCredential.Use;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import dev.acquit.processor.adyen.AdyenSettings.CaptureMode;
import dev.acquit.processor.adyen.AdyenSettings.ThreeDs;
import dev.acquit.processor.adyen.AdyenTokens.Stored;
import dev.acquit.processor.adyen.PaymentRequest.Address;
import dev.acquit.processor.adyen.PaymentRequest.Authentication;
import dev.acquit.processor.adyen.PaymentRequest.Browser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Charges, authorizes and verifies, and goes on once the payer is back from the issuer. */
final class AdyenCharge {

  static final String PAYMENTS = "/payments";

  private static final String DETAILS = "/payments/details";

  /** What a payer's browser may bring back; each is enough. */
  private static final List<String> RETURNED = List.of("redirectResult", "payload");

  private final AdyenCalls calls;
  private final AdyenReplies replies;
  private final AdyenSettings settings;

  AdyenCharge(AdyenCalls calls, AdyenReplies replies, AdyenSettings settings) {
    this.calls = calls;
    this.replies = replies;
    this.settings = settings;
  }

  Mono<Outcome> open(Call.Charge call, Operation operation) {
    var amount = WireAmount.of(call.amount());
    var method = method(call);
    var shopper = shopper(call);
    if (amount == null) {
      return rejected("amount_too_fine");
    }
    if (method == null) {
      return rejected("bank_number_invalid");
    }
    if (shopper == null && call.instrument() instanceof ProcessorToken) {
      return rejected("shopper_reference_missing");
    }
    var asked = new PaymentAnswer.Asked(call.reference(), call.amount(), call.instrument().rail());
    return calls.money(
        operation,
        PAYMENTS,
        request(call, operation, amount, method, shopper),
        call.reference(),
        call.firstSend(),
        response -> replies.payment(response, asked, settings.actionExpiry()));
  }

  private static Mono<Outcome> rejected(String code) {
    return Mono.just(new Rejected(Rejection.INVALID, code));
  }

  private @Nullable PaymentMethod method(Call.Charge call) {
    return switch (call.instrument()) {
      case ProcessorToken(var token, var rail, _) ->
          PaymentMethod.stored(rail, Stored.of(token, settings).id());
      case Instrument.Card card -> PaymentMethod.of(card, call.initiator() == Initiator.CUSTOMER);
      case Instrument.BankAccount bank -> PaymentMethod.of(bank, settings.eftBankCode());
    };
  }

  /** Whom a token belongs to; for details that are ours to keep, somebody all the same. */
  private @Nullable String shopper(Call.Charge call) {
    if (call.instrument() instanceof ProcessorToken(var token, _, _)) {
      return Stored.of(token, settings).shopper();
    }
    var shared = settings.shopperReference();
    return model(call) == null ? null : shared == null ? call.reference() : shared;
  }

  private PaymentRequest request(
      Call.Charge call,
      Operation operation,
      WireAmount amount,
      PaymentMethod method,
      @Nullable String shopper) {
    var order = call.order();
    var payer = call.payer();
    var url = order.returnUrl() == null ? settings.returnUrl() : order.returnUrl();
    return new PaymentRequest(
        settings.merchantAccount(),
        call.reference(),
        amount,
        method,
        url.toString(),
        captureDelay(operation),
        additional(call, operation),
        shopper,
        interaction(call),
        model(call),
        null,
        payer.email(),
        payer.ip(),
        order.statementDescriptor(),
        order.merchantReference(),
        Address.of(call.instrument()),
        browser(call),
        authentication(call));
  }

  private @Nullable Integer captureDelay(Operation operation) {
    var isTold = settings.capture() != CaptureMode.ACCOUNT_IMMEDIATE;
    return operation == Operation.CHARGE && isTold ? 0 : null;
  }

  private @Nullable Map<String, String> additional(Call.Charge call, Operation operation) {
    var additional = new TreeMap<String, String>();
    if (operation == Operation.AUTHORIZE && settings.capture() != CaptureMode.ACCOUNT_MANUAL) {
      additional.put("manualCapture", "true");
    }
    var stored = call.storedCredential();
    if (stored != null && stored.networkTransactionId() != null) {
      additional.put("networkTxReference", stored.networkTransactionId());
    }
    return additional.isEmpty() ? null : additional;
  }

  /** Known again by what is stored, or there for the first time. */
  private static String interaction(Call.Charge call) {
    var stored = call.storedCredential();
    var isKnown =
        call.initiator() == Initiator.MERCHANT
            || (stored == null ? call.instrument() instanceof ProcessorToken : !stored.initial());
    return isKnown ? "ContAuth" : "Ecommerce";
  }

  private static @Nullable String model(Call.Charge call) {
    var stored = call.storedCredential();
    if (stored == null) {
      var isMerchants = call.initiator() == Initiator.MERCHANT;
      return call.instrument() instanceof ProcessorToken || isMerchants
          ? unscheduled(isMerchants)
          : null;
    }
    return stored.use() == Use.UNSCHEDULED
        ? unscheduled(isForTheMerchant(call, stored))
        : "Subscription";
  }

  /** At the first charge the payer agrees to what the merchant will do later. */
  private static boolean isForTheMerchant(Call.Charge call, StoredCredential stored) {
    return stored.initial() || call.initiator() == Initiator.MERCHANT;
  }

  private static String unscheduled(boolean byMerchant) {
    return byMerchant ? "UnscheduledCardOnFile" : "CardOnFile";
  }

  private @Nullable Browser browser(Call.Charge call) {
    var agent = call.payer().userAgent();
    return asksPayer(call) && agent != null ? Browser.of(agent) : null;
  }

  private @Nullable Authentication authentication(Call.Charge call) {
    if (asksPayer(call)) {
      return Authentication.BY_REDIRECT;
    }
    return isPayersCard(call) ? Authentication.NEVER : null;
  }

  private boolean asksPayer(Call.Charge call) {
    return isPayersCard(call) && settings.threeDs() == ThreeDs.REDIRECT;
  }

  private static boolean isPayersCard(Call.Charge call) {
    return call.instrument().rail() == Rail.CARD && call.initiator() == Initiator.CUSTOMER;
  }

  /** The payer may be asked twice, so that what came back is part of what makes it this request. */
  Mono<Outcome> resume(Call.Resume call) {
    var details = new TreeMap<String, String>();
    for (var name : RETURNED) {
      var value = call.returned().get(name);
      if (value != null && !value.isBlank()) {
        details.put(name, value);
      }
    }
    if (details.isEmpty()) {
      return rejected("redirect_result_missing");
    }
    // what the payer brings back could be another payment's
    var asked = new PaymentAnswer.Asked(call.reference(), call.amount(), Rail.CARD, true);
    return calls.money(
        call.operation(),
        DETAILS,
        new Details(details),
        call.reference() + details,
        call.firstSend(),
        response -> replies.payment(response, asked, settings.actionExpiry()));
  }

  /** What the payer's browser brought back. */
  private record Details(Map<String, String> details) {

    @Override
    public String toString() {
      return "Details[****]";
    }
  }
}
