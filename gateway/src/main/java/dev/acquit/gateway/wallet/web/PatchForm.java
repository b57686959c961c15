package dev.acquit.gateway.wallet.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.token.BillingAddressForm;
import dev.acquit.gateway.wallet.MethodPatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code PATCH /v1/payment_methods/{id}}; null takes away what may be missing. */
final class PatchForm {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2099;

  private PatchForm() {}

  static MethodPatch read(ObjectNode body) {
    var fields = Fields.of(body);
    var address = BillingAddressForm.read(fields);
    var patch =
        new MethodPatch(
            number(fields, "exp_month", 1, 12),
            number(fields, "exp_year", FIRST_YEAR, LAST_YEAR),
            body.has("billing_address") ? address : null,
            body.has("nickname"),
            fields.optionalText("nickname", SaveForm.LONGEST_NICKNAME),
            fields.has("default") ? fields.flag("default", false) : null);
    fields.verify();
    return patch;
  }

  private static @Nullable Integer number(Fields fields, String name, int min, int max) {
    var number = fields.optionalInteger(name, min, max);
    return number == null ? null : number.intValue();
  }
}
