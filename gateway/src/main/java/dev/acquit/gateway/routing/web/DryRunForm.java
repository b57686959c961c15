package dev.acquit.gateway.routing.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.money.Money;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ChargeRequest.Source;
import dev.acquit.gateway.payment.Routable;
import dev.acquit.gateway.payment.SourceForm;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.gateway.payment.Trait;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of {@code POST /v1/routing/dry_run}: what a payment would say.
 *
 * @param source what would pay; null where the charge says what it is like
 */
record DryRunForm(Routable charge, @Nullable Source source) {

  private static final int LONGEST_WORD = 20;

  static DryRunForm read(ObjectNode body, Instant now) {
    var fields = Fields.of(body);
    var source = SourceForm.optional(fields);
    var bin = fields.digits("bin", 6, 8);
    var charge =
        new Routable(
            Ids.next(),
            traits(fields, source == null),
            new Money(fields.integer("amount", 0, Money.MAX), WhenForm.currency(fields)),
            fields.choice("capture", CaptureMode.class, CaptureMode.AUTOMATIC)
                == CaptureMode.MANUAL,
            bin,
            Set.of(),
            fields.has("at") ? fields.instant("at") : now);
    if (source != null) {
      refuseBeside(fields);
    }
    fields.verify();
    return new DryRunForm(charge, source);
  }

  private static void refuseBeside(Fields fields) {
    for (var name : List.of("rail", "brand", "bin")) {
      if (fields.has(name)) {
        fields.reject(name, "invalid", "The source says it");
      }
    }
  }

  private static Map<Trait, String> traits(Fields fields, boolean alone) {
    var traits = new EnumMap<Trait, String>(Trait.class);
    traits.put(Trait.PURPOSE, "checkout");
    traits.put(Trait.INITIATOR, "customer");
    for (var trait : Trait.values()) {
      var word = fields.optionalText(Names.of(trait), LONGEST_WORD);
      if (word != null && !word.isEmpty()) {
        if (!trait.words().contains(word)) {
          var known = String.join(", ", trait.words());
          fields.reject(Names.of(trait), "invalid_choice", "One of " + known);
        }
        traits.put(trait, word);
      }
    }
    if (alone && !fields.has("rail")) {
      fields.reject("rail", "required", "Required without a source");
    }
    return traits;
  }
}
