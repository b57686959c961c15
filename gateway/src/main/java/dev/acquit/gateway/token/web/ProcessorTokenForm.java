package dev.acquit.gateway.token.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.mandate.MandateForm;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.token.BillingAddressForm;
import dev.acquit.gateway.token.NewMethod;
import dev.acquit.processor.Rail;
import java.time.Clock;
import java.util.UUID;

/** Reads {@code processor_token}: what a processor's own page gave for a card or an account. */
final class ProcessorTokenForm {

  private static final int LONGEST_ID = 40;
  private static final int LONGEST_TOKEN = 2_000;
  private static final UUID NONE = new UUID(0, 0);

  private ProcessorTokenForm() {}

  static NewMethod read(Fields fields, Clock clock) {
    var theirs = fields.object("processor_token");
    var account = account(theirs);
    var token = theirs.text("token", LONGEST_TOKEN);
    var rail = theirs.choice("rail", Rail.class, Rail.CARD);
    theirs.close();
    var mandate =
        rail == Rail.CARD ? MandateForm.read(fields, clock) : MandateForm.read(fields, rail, clock);
    if (mandate != null && rail == Rail.CARD) {
      fields.reject("mandate", "not_supported", "A card needs no mandate");
    }
    return new NewMethod.ProcessorToken(
        account, token, rail, BillingAddressForm.read(fields), mandate);
  }

  private static UUID account(Fields theirs) {
    var text = theirs.text("processor_account", LONGEST_ID);
    var account = IdKind.PROCESSOR_ACCOUNT.parse(text);
    if (account.isEmpty() && !text.isEmpty()) {
      theirs.reject("processor_account", "invalid_format", "An account's id, pac_...");
    }
    return account.orElse(NONE);
  }
}
