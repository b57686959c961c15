package dev.acquit.gateway.payment;

import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.token.CardBrand;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Instrument.BillingAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for. It never changes: a payment is not edited (F7).
 *
 * @param reference the shop's own, such as an invoice number
 */
public record Terms(
    Money money,
    CaptureMode capture,
    Purpose purpose,
    Initiator initiator,
    @Nullable String reference,
    Source source,
    Details details) {

  /** Whether the money is taken at once, or held to be captured later. */
  public enum CaptureMode {
    AUTOMATIC,
    MANUAL
  }

  /** What the payment is for. */
  public enum Purpose {
    CHECKOUT,
    INSTALLMENT,
    SUBSCRIPTION,
    DEPOSIT,
    BULK,
    OTHER
  }

  /** What may be shown of the card that pays. */
  public record Source(
      String type,
      CardBrand brand,
      String last4,
      int expMonth,
      int expYear,
      String fingerprint,
      String token) {}

  /** What is carried and never searched. */
  public record Details(
      @Nullable String description,
      @Nullable String statementDescriptor,
      @Nullable String returnUrl,
      @Nullable Payer payer,
      BillingAddress billingAddress,
      Map<String, String> externalRefs,
      Map<String, String> metadata) {}

  /** Who pays, as the shop knows them. */
  public record Payer(
      @Nullable String name,
      @Nullable String email,
      @Nullable String ip,
      @Nullable String userAgent) {}
}
