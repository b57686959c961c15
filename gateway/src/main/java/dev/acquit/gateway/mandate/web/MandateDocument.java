package dev.acquit.gateway.mandate.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.MandateSettings;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.processor.Instrument.Mandate.Kind;
import dev.acquit.processor.Rail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A mandate to be printed and shown to a bank: what Rule H1 of Payments Canada wants to stand in a
 * pre-authorized debit agreement, or NACHA in an authorization, and the evidence that we have.
 */
final class MandateDocument {

  private static final String STYLE = style();

  /** Nothing but the page's own style. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + digest(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final MandateSettings settings;
  private final Map<Language, Words> languages = new EnumMap<>(Language.class);

  MandateDocument(MandateSettings settings) {
    this.settings = settings;
    for (var language : Language.values()) {
      languages.put(language, new Words(language));
    }
  }

  String of(Mandate mandate, String organization, Language language) {
    var words = Objects.requireNonNull(languages.get(language));
    var title = escaped(words.of("title." + Names.of(mandate.agreement().rail())));
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    <h1>%s</h1>
    <dl>
    %s
    </dl>
    %s
    <h2>%s</h2>
    <dl>
    %s
    </dl>
    </body>
    </html>
    """
        .formatted(
            Names.of(language),
            title,
            STYLE,
            title,
            rows(agreed(mandate, organization, words)),
            paragraphs(terms(mandate, organization, words)),
            escaped(words.of("evidence")),
            rows(evidence(mandate, words)));
  }

  private static Map<String, String> agreed(Mandate mandate, String organization, Words words) {
    var agreement = mandate.agreement();
    var payor = mandate.payor();
    var rows = new LinkedHashMap<String, String>();
    rows.put(words.of("organization"), organization);
    put(rows, words.of("payor"), payor.holderName());
    var last4 = payor.last4();
    put(rows, words.of("account"), last4 == null ? null : "•••• " + last4);
    put(rows, words.of("bank"), payor.bank());
    var type = payor.accountType();
    put(rows, words.of("account_type"), type == null ? null : words.of("account_type", type));
    rows.put(words.of("kind"), words.of("kind", agreement.kind()));
    rows.put(words.of("use"), words.of("use", agreement.use()));
    var amount = agreement.amount();
    put(rows, words.of("amount"), amount == null ? null : words.of(amount));
    put(rows, words.of("frequency"), agreement.frequency());
    return rows;
  }

  private List<String> terms(Mandate mandate, String organization, Words words) {
    var agreement = mandate.agreement();
    var rail = Names.of(agreement.rail());
    var texts = new ArrayList<String>();
    texts.add(words.of("authorize." + rail, organization));
    if (agreement.isRecurring()) {
      texts.add(
          agreement.waived()
              ? words.of("notice.waived", organization)
              : agreement.noticeDays() == 0
                  ? words.of("notice.none", organization)
                  : words.of("notice.days", organization, agreement.noticeDays()));
    }
    texts.add(words.of("cancel." + rail, organization, settings.cancelDays()));
    var consumer = agreement.kind() == Kind.PERSONAL ? ".personal" : ".business";
    texts.add(words.of("recourse." + rail + consumer));
    if (agreement.rail() == Rail.EFT) {
      texts.add(words.of("contact.eft"));
    }
    return texts;
  }

  private static Map<String, String> evidence(Mandate mandate, Words words) {
    var agreement = mandate.agreement();
    var standing = mandate.standing();
    var rows = new LinkedHashMap<String, String>();
    rows.put(words.of("reference"), IdKind.MANDATE.format(mandate.id()));
    rows.put(words.of("accepted_at"), words.of(agreement.acceptedAt()));
    var ip = agreement.ip();
    rows.put(words.of("given"), ip == null ? words.of("on_paper") : words.of("from_address", ip));
    var entryClass = agreement.entryClass();
    put(rows, words.of("entry_class"), entryClass == null ? null : entryClass.name());
    rows.put(words.of("text_version"), agreement.textVersion());
    var confirmed = standing.confirmationSentAt();
    put(rows, words.of("confirmed"), confirmed == null ? null : words.of(confirmed));
    rows.put(words.of("status"), words.of("status", standing.status()));
    var end = standing.end();
    put(rows, words.of("ended"), end == null ? null : words.of(end.at()));
    put(rows, words.of("why"), end == null ? null : words.of("why", end.reason()));
    return rows;
  }

  private static void put(Map<String, String> rows, String label, @Nullable String value) {
    if (value != null) {
      rows.put(label, value);
    }
  }

  private static String rows(Map<String, String> rows) {
    return rows.entrySet().stream()
        .map(
            row -> "<dt>" + escaped(row.getKey()) + "</dt><dd>" + escaped(row.getValue()) + "</dd>")
        .collect(Collectors.joining("\n"));
  }

  private static String paragraphs(List<String> texts) {
    return texts.stream()
        .map(text -> "<p>" + escaped(text) + "</p>")
        .collect(Collectors.joining("\n"));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  private static String style() {
    try (var css = MandateDocument.class.getResourceAsStream("/mandate/document.css")) {
      if (css == null) {
        throw new IllegalStateException("mandate/document.css is missing");
      }
      return new String(css.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String digest(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(sha);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
