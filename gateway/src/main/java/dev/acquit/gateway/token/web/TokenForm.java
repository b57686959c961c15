package dev.acquit.gateway.token.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.token.NewMethod;
import java.time.Clock;
import tools.jackson.databind.node.ObjectNode;

/** The body of {@code POST /v1/tokens}. */
final class TokenForm {

  private static final int LONGEST_TYPE = 20;
  private static final String NEITHER = "card, bank_account, processor_token";

  private TokenForm() {}

  static NewMethod read(ObjectNode body, Clock clock) {
    var fields = Fields.of(body);
    var type = fields.text("type", LONGEST_TYPE);
    var method =
        switch (type) {
          case "bank_account" -> BankAccountForm.read(fields, clock);
          case "processor_token" -> ProcessorTokenForm.read(fields, clock);
          case "card" -> CardForm.read(fields, clock);
          default -> {
            fields.reject("type", "invalid_choice", "One of " + NEITHER);
            yield CardForm.read(fields, clock);
          }
        };
    fields.verify();
    return method;
  }
}
