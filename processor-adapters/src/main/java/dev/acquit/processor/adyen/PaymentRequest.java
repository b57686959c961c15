package dev.acquit.processor.adyen;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acquit.processor.Instrument;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment as Adyen takes it. The same call always makes the same bytes. It prints nothing secret.
 *
 * @param additionalData in an order that does not change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentRequest(
    String merchantAccount,
    String reference,
    WireAmount amount,
    PaymentMethod paymentMethod,
    String returnUrl,
    @Nullable Integer captureDelayHours,
    @Nullable Map<String, String> additionalData,
    @Nullable String shopperReference,
    @Nullable String shopperInteraction,
    @Nullable String recurringProcessingModel,
    @Nullable Boolean storePaymentMethod,
    @Nullable String shopperEmail,
    @JsonProperty("shopperIP") @Nullable String shopperIp,
    @Nullable String shopperStatement,
    @Nullable String merchantOrderReference,
    @Nullable Address billingAddress,
    @Nullable Browser browserInfo,
    @Nullable Authentication authenticationData) {

  @Override
  public String toString() {
    return "PaymentRequest[" + reference + "]";
  }

  /** Where the bill goes. Adyen wants every part of it, so what is missing is said to be. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Address(
      String houseNumberOrName,
      String street,
      String city,
      String postalCode,
      @Nullable String stateOrProvince,
      String country) {

    private static final String MISSING = "N/A";
    private static final String NOWHERE = "ZZ";
    private static final Pattern NUMBERED = Pattern.compile("(\\d\\S*)[\\s,]+(.+)");

    /** Null where nothing of it is known. */
    static @Nullable Address of(Instrument instrument) {
      var address =
          switch (instrument) {
            case Instrument.Card card -> card.billingAddress();
            case Instrument.BankAccount bank -> bank.billingAddress();
            case Instrument.ProcessorToken _ -> null;
          };
      return address == null || isEmpty(address) ? null : of(address);
    }

    private static Address of(Instrument.BillingAddress address) {
      var lines =
          Stream.of(or(address.line1(), ""), or(address.line2(), ""))
              .filter(line -> !line.isBlank())
              .collect(Collectors.joining(" "));
      var numbered = NUMBERED.matcher(lines);
      var isNumbered = numbered.matches();
      return new Address(
          isNumbered ? numbered.group(1) : MISSING,
          isNumbered ? numbered.group(2) : or(lines, MISSING),
          or(address.city(), MISSING),
          or(postalCode(address), MISSING),
          address.region(),
          or(address.country(), NOWHERE));
    }

    /** Of a United States code Adyen takes the first five digits only. */
    private static @Nullable String postalCode(Instrument.BillingAddress address) {
      var code = address.postalCode();
      return code != null && code.length() > 5 && "US".equals(address.country())
          ? code.substring(0, 5)
          : code;
    }

    private static boolean isEmpty(Instrument.BillingAddress address) {
      return Stream.of(
              address.line1(),
              address.line2(),
              address.city(),
              address.region(),
              address.postalCode(),
              address.country())
          .allMatch(part -> part == null || part.isBlank());
    }

    private static String or(@Nullable String value, String otherwise) {
      return value == null || value.isBlank() ? otherwise : value;
    }

    @Override
    public String toString() {
      return "Address[****]";
    }
  }

  /** As much of the payer's browser as a redirect to the issuer needs. */
  record Browser(String userAgent, String acceptHeader) {

    static Browser of(String userAgent) {
      return new Browser(userAgent, "*/*");
    }
  }

  /** Whether the issuer may want to know the payer, and then by a redirect alone. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Authentication(
      @Nullable String attemptAuthentication, @Nullable ThreeDs threeDSRequestData) {

    static final Authentication NEVER = new Authentication("never", null);
    static final Authentication BY_REDIRECT = new Authentication(null, new ThreeDs("disabled"));

    /** What is told of 3-D Secure. */
    record ThreeDs(String nativeThreeDS) {}
  }
}
