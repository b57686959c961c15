package dev.acquit.gateway.payment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.token.CardBrand;
import dev.acquit.gateway.token.Token;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.processor.Rail;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for. Only a retry changes it, and only by what pays: the source, its mandate and
 * its routing. What paid for an earlier charge, that one's {@link Attempt} knows.
 *
 * @param reference the shop's own, such as an invoice number
 * @param mandate what allows to debit a bank account
 */
public record Terms(
    Money money,
    CaptureMode capture,
    Purpose purpose,
    Initiator initiator,
    @Nullable String reference,
    Source source,
    @Nullable UUID mandate,
    Details details) {

  private static final Set<Purpose> PLANNED =
      EnumSet.of(Purpose.INSTALLMENT, Purpose.SUBSCRIPTION, Purpose.BULK);

  /** Whether a merchant charges it by a plan that the payer knows of. */
  boolean isPlanned() {
    return initiator == Initiator.MERCHANT && PLANNED.contains(purpose);
  }

  Terms paidBy(Source paying) {
    return new Terms(money, capture, purpose, initiator, reference, paying, mandate, details);
  }

  Terms routedBy(@Nullable RoutedBy by) {
    return new Terms(
        money, capture, purpose, initiator, reference, source, mandate, details.routedBy(by));
  }

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

  /** What may be shown of what pays. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(name = "card", value = CardSource.class),
    @JsonSubTypes.Type(name = "bank_account", value = BankSource.class),
    @JsonSubTypes.Type(name = "processor_token", value = ProcessorSource.class)
  })
  public sealed interface Source {

    Rail rail();

    /** A token is named here, a saved method beside it. */
    static Source of(Token.Chargeable paying) {
      var id = paying.saved() ? null : IdKind.TOKEN.format(paying.id());
      return switch (paying.method()) {
        case Token.Card card ->
            new CardSource(
                card.brand(),
                card.last4(),
                card.expMonth(),
                card.expYear(),
                card.fingerprint(),
                id);
        case Token.BankAccount account ->
            new BankSource(
                account.rail(),
                account.accountType(),
                account.last4(),
                account.fingerprint(),
                id,
                null);
        case Token.ProcessorToken theirs -> new ProcessorSource(theirs.rail(), id);
      };
    }
  }

  /** A card that pays. */
  public record CardSource(
      CardBrand brand,
      String last4,
      int expMonth,
      int expYear,
      String fingerprint,
      @Nullable String token)
      implements Source {

    @Override
    public Rail rail() {
      return Rail.CARD;
    }
  }

  /**
   * A bank account that is debited.
   *
   * @param validation what was known of it when this was asked for, {@link Validation#PENDING}
   *     where this charge finds out; null where the processor validates none
   */
  public record BankSource(
      Rail rail,
      AccountType accountType,
      String last4,
      String fingerprint,
      @Nullable String token,
      @Nullable Validation validation)
      implements Source {

    /** The same account; what is not known to be validated is to be, by this charge. */
    BankSource known(Validation known) {
      var then = known == Validation.VALIDATED ? known : Validation.PENDING;
      return new BankSource(rail, accountType, last4, fingerprint, token, then);
    }
  }

  /** What a processor keeps, of which no more is known. */
  public record ProcessorSource(Rail rail, @Nullable String token) implements Source {}

  /**
   * What is carried and never searched.
   *
   * @param saving whether what pays shall be kept, and for whom
   * @param routedBy what chose its processors; null where nobody made rules
   * @param retries whether it is tried again by itself; never null
   */
  public record Details(
      @Nullable String description,
      @Nullable String statementDescriptor,
      @Nullable String returnUrl,
      @Nullable Payer payer,
      BillingAddress billingAddress,
      Map<String, String> externalRefs,
      Map<String, String> metadata,
      @Nullable Saving saving,
      @Nullable RoutedBy routedBy,
      Retries retries) {

    /** What was recorded before there was a choice is tried again as by now everything is. */
    public Details {
      retries = Objects.requireNonNullElse(retries, Retries.AUTOMATIC);
    }

    Details routedBy(@Nullable RoutedBy by) {
      return new Details(
          description,
          statementDescriptor,
          returnUrl,
          payer,
          billingAddress,
          externalRefs,
          metadata,
          saving,
          by,
          retries);
    }
  }

  /** Whether the organization's schedule tries it again where it can. */
  public enum Retries {
    AUTOMATIC,
    NONE
  }

  /** Who pays, as the shop knows them. */
  public record Payer(
      @Nullable String name,
      @Nullable String email,
      @Nullable String ip,
      @Nullable String userAgent) {}
}
