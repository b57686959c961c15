package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.ChargeRequest.Source;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What pays, as a body names it: a token, or a method that a user keeps. */
public final class SourceForm {

  private static final int LONGEST = 40;
  private static final UUID NONE = new UUID(0, 0);

  private SourceForm() {}

  /** One that has to be there. */
  public static Source read(Fields fields) {
    var text = fields.text("source", LONGEST);
    var token = IdKind.TOKEN.parse(text);
    var method = IdKind.PAYMENT_METHOD.parse(text);
    if (token.isEmpty() && method.isEmpty() && !text.isEmpty()) {
      fields.reject("source", "invalid_format", "A token's id, tok_..., or a method's, pm_...");
    }
    return new Source(token.or(() -> method).orElse(NONE), method.isPresent());
  }

  /** One that may be left out. */
  public static @Nullable Source optional(Fields fields) {
    return fields.has("source") ? read(fields) : null;
  }
}
