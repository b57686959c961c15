package dev.acquit.gateway.wallet.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.ConsentForm;
import dev.acquit.gateway.payment.Saving.By;
import dev.acquit.gateway.token.BillingAddressForm;
import dev.acquit.gateway.wallet.SaveRequest;
import dev.acquit.processor.Instrument.BillingAddress;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code POST /v1/wallets/{user}/payment_methods}. */
final class SaveForm {

  static final int LONGEST_NICKNAME = 100;

  private static final int LONGEST_ID = 40;
  private static final UUID NONE = new UUID(0, 0);

  private SaveForm() {}

  static SaveRequest read(ObjectNode body, String user, Clock clock) {
    var fields = Fields.of(body);
    var request =
        new SaveRequest(
            token(fields),
            user,
            ConsentForm.read(fields, clock),
            address(fields),
            fields.optionalText("nickname", LONGEST_NICKNAME),
            fields.flag("default", false),
            fields.choice("saved_by", By.class, By.USER),
            fields.flag("signed_in", true));
    fields.verify();
    return request;
  }

  /** The token in {@code source}: nothing else can be saved. */
  static UUID token(Fields fields) {
    var source = fields.text("source", LONGEST_ID);
    var token = IdKind.TOKEN.parse(source);
    if (token.isEmpty() && !source.isEmpty()) {
      fields.reject("source", "invalid_format", "A token's id, tok_...");
    }
    return token.orElse(NONE);
  }

  private static @Nullable BillingAddress address(Fields fields) {
    var address = BillingAddressForm.read(fields);
    return BillingAddressForm.isGiven(address) ? address : null;
  }
}
