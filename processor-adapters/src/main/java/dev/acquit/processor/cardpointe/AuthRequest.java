package dev.acquit.processor.cardpointe;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Call.StoredCredential.Use;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Instrument.Mandate;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Rail;
import org.jspecify.annotations.Nullable;

/**
 * A charge, an authorization or a verification as CardPointe takes it: one flat object of texts. It
 * prints nothing secret.
 *
 * @param receipt without it, the order's id is not told again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuthRequest(
    String merchid,
    String orderid,
    String amount,
    String currency,
    @Nullable String capture,
    String ecomind,
    String receipt,
    @JsonUnwrapped Source source,
    @JsonUnwrapped Holder holder,
    @JsonUnwrapped OnFile onFile) {

  private static final String YES = "Y";
  private static final String NO = "N";

  static AuthRequest of(
      Call.Charge call,
      Operation operation,
      String amount,
      String merchant,
      CardPointeSettings settings) {
    return new AuthRequest(
        merchant,
        call.reference(),
        amount,
        call.amount().currency(),
        capture(operation),
        origin(call, settings),
        YES,
        Source.of(call, settings),
        Holder.of(call, settings),
        OnFile.of(call));
  }

  private static @Nullable String capture(Operation operation) {
    return switch (operation) {
      case CHARGE -> YES;
      case AUTHORIZE -> NO;
      default -> null;
    };
  }

  /** Where an order came from: E from the web, R on a schedule, T by telephone. */
  private static String origin(Call.Charge call, CardPointeSettings settings) {
    if ("TEL".equals(Source.entryCode(call, settings))) {
      return "T";
    }
    return call.initiator() == Initiator.MERCHANT && isScheduled(call) ? "R" : "E";
  }

  private static boolean isScheduled(Call.Charge call) {
    var stored = call.storedCredential();
    return stored != null && stored.use() != Use.UNSCHEDULED;
  }

  @Override
  public String toString() {
    return "AuthRequest[" + orderid + "]";
  }

  /** What is charged: a card, a bank account, or a token of either. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Source(
      String account,
      @Nullable String expiry,
      @Nullable String cvv2,
      @Nullable String bankaba,
      @Nullable String accttype,
      @Nullable String achEntryCode,
      @Nullable String achDescription) {

    private static final int DESCRIPTION = 10;

    static Source of(Call.Charge call, CardPointeSettings settings) {
      return switch (call.instrument()) {
        case Instrument.Card card -> of(card, call.initiator() == Initiator.CUSTOMER);
        case Instrument.BankAccount bank ->
            debit(
                call,
                settings,
                bank.accountNumber(),
                bank.bank(),
                CardSecure.Kept.accountType(bank));
        case Instrument.ProcessorToken(var token, var rail, _) -> {
          var kept = CardSecure.Kept.of(token);
          yield rail == Rail.CARD
              ? new Source(kept.id(), kept.expiry(), null, null, null, null, null)
              : debit(call, settings, kept.id(), null, kept.accountType());
        }
      };
    }

    private static Source of(Instrument.Card card, boolean withCode) {
      return new Source(
          card.number(),
          CardSecure.Kept.expiry(card),
          withCode ? card.securityCode() : null,
          null,
          null,
          null,
          null);
    }

    private static Source debit(
        Call.Charge call,
        CardPointeSettings settings,
        String account,
        @Nullable String routing,
        String type) {
      var description = Wire.text(call.order().statementDescriptor(), DESCRIPTION);
      return new Source(account, null, null, routing, type, entryCode(call, settings), description);
    }

    /** The mandate's, else by whose account it is and who asks for the debit; null of a card. */
    static @Nullable String entryCode(Call.Charge call, CardPointeSettings settings) {
      var mandate = call.instrument().mandate();
      if (call.instrument().rail() == Rail.CARD) {
        return null;
      } else if (mandate != null && mandate.entryClass() != null) {
        return mandate.entryClass().name();
      }
      var codes = settings.entryCodes();
      if (isCompany(call.instrument())) {
        return codes.company();
      }
      return call.initiator() == Initiator.CUSTOMER ? codes.customer() : codes.merchant();
    }

    private static boolean isCompany(Instrument instrument) {
      return switch (instrument) {
        case Instrument.BankAccount bank -> bank.holderType() == HolderType.COMPANY;
        case Instrument.ProcessorToken(_, _, var mandate) ->
            mandate != null && mandate.kind() == Mandate.Kind.BUSINESS;
        case Instrument.Card _ -> false;
      };
    }

    @Override
    public String toString() {
      return "Source[****]";
    }
  }

  /** Who is charged. A postal code is always sent, or CardPointe makes one up. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Holder(
      @Nullable String name,
      @Nullable String address,
      @Nullable String address2,
      @Nullable String city,
      @Nullable String region,
      @Nullable String country,
      String postal,
      @Nullable String email) {

    private static final int LINE = 30;
    private static final int REGION = 20;
    private static final int EMAIL = 100;
    private static final BillingAddress NOWHERE =
        new BillingAddress(null, null, null, null, null, null);

    static Holder of(Call.Charge call, CardPointeSettings settings) {
      var told = address(call.instrument());
      var at = told == null ? NOWHERE : told;
      var country = country(at.country());
      var postal = Wire.postal(at.postalCode(), country);
      var email = call.payer().email();
      return new Holder(
          name(call),
          Wire.text(at.line1(), LINE),
          Wire.text(at.line2(), LINE),
          Wire.text(at.city(), LINE),
          Wire.text(at.region(), REGION),
          country,
          postal == null ? settings.missingPostal() : postal,
          email == null || email.length() > EMAIL ? null : Wire.text(email, EMAIL));
    }

    /** The holder's name, the payer's where the method tells none. */
    static @Nullable String name(Call.Charge call) {
      var own =
          switch (call.instrument()) {
            case Instrument.Card card -> card.holderName();
            case Instrument.BankAccount bank -> bank.holderName();
            case Instrument.ProcessorToken _ -> null;
          };
      return Wire.text(own == null ? call.payer().name() : own, LINE);
    }

    private static @Nullable BillingAddress address(Instrument instrument) {
      return switch (instrument) {
        case Instrument.Card card -> card.billingAddress();
        case Instrument.BankAccount bank -> bank.billingAddress();
        case Instrument.ProcessorToken _ -> null;
      };
    }

    private static @Nullable String country(@Nullable String country) {
      return country != null && country.matches("[A-Z]{2}") ? country : null;
    }

    @Override
    public String toString() {
      return "Holder[****]";
    }
  }

  /** What the networks want to know of a card that is kept; nothing of one that is not. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OnFile(
      @Nullable String cof, @Nullable String cofscheduled, @Nullable String cofpermission) {

    private static final OnFile NOT = new OnFile(null, null, null);

    static OnFile of(Call.Charge call) {
      var stored = call.storedCredential();
      var byMerchant = call.initiator() == Initiator.MERCHANT;
      if (call.instrument().rail() != Rail.CARD || (stored == null && !byMerchant)) {
        return NOT;
      }
      return new OnFile(
          byMerchant ? "M" : "C",
          isScheduled(call) ? YES : NO,
          stored != null && stored.initial() ? YES : null);
    }
  }
}
