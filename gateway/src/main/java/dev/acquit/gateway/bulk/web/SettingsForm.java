package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.bulk.Approval;
import dev.acquit.gateway.bulk.BulkService;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.Currencies;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of {@code PUT /v1/action_settings}.
 *
 * @param version that the caller has read; null where whichever there is may be replaced
 */
record SettingsForm(Approval approval, @Nullable Integer version) {

  /** Reads it; throws a problem with all that is wrong. What is left out asks for nobody. */
  static SettingsForm read(ObjectNode body) {
    var fields = Fields.of(body);
    var version = fields.optionalInteger("version", 0, Integer.MAX_VALUE);
    var approval =
        fields
            .optionalObject("approval")
            .map(SettingsForm::approval)
            .orElseGet(() -> new Approval(null, Map.of()));
    fields.verify();
    return new SettingsForm(approval, version == null ? null : version.intValue());
  }

  private static Approval approval(Fields fields) {
    var rows = fields.optionalInteger("rows", 0, BulkService.MOST);
    var amounts = new HashMap<String, Long>();
    for (var limit : fields.objects("amounts")) {
      var currency = limit.text("currency", 3);
      if (!currency.isEmpty() && !Currencies.known(currency)) {
        limit.reject(
            "currency", "unknown_currency", "An upper-case ISO 4217 code with minor units");
      }
      if (amounts.put(currency, limit.integer("amount", 0, Approval.MOST)) != null) {
        limit.reject("currency", "repeated", "Once at most");
      }
      limit.close();
    }
    fields.close();
    return new Approval(rows == null ? null : rows.intValue(), amounts);
  }
}
