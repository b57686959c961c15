package dev.acquit.gateway.token;

import dev.acquit.gateway.http.Fields;
import dev.acquit.processor.Instrument.BillingAddress;
import org.jspecify.annotations.Nullable;

/** Reads {@code billing_address}; any part of it may be left out. */
public final class BillingAddressForm {

  private static final int LONGEST = 200;
  private static final int LONGEST_CODE = 20;
  private static final BillingAddress NONE = new BillingAddress(null, null, null, null, null, null);

  private BillingAddressForm() {}

  public static BillingAddress read(Fields fields) {
    return fields.optionalObject("billing_address").map(BillingAddressForm::of).orElse(NONE);
  }

  /** Whether there is anything in it. */
  public static boolean isGiven(BillingAddress address) {
    return !address.equals(NONE);
  }

  private static BillingAddress of(Fields address) {
    var read =
        new BillingAddress(
            address.optionalText("line1", LONGEST),
            address.optionalText("line2", LONGEST),
            address.optionalText("city", LONGEST),
            address.optionalText("region", LONGEST),
            address.optionalText("postal_code", LONGEST_CODE),
            country(address));
    address.close();
    return read;
  }

  private static @Nullable String country(Fields address) {
    var country = address.optionalText("country", 2);
    if (country != null && !country.matches("[A-Z]{2}")) {
      address.reject("country", "invalid_format", "Two capital letters (ISO 3166-1)");
    }
    return country;
  }
}
