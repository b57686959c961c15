package dev.acquit.gateway.token.sql;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.MandateEvent;
import dev.acquit.gateway.mandate.MandateRow;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.token.CardBrand;
import dev.acquit.gateway.token.Token;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Rail;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Tokens and their mandates as columns, there and back. */
final class TokenColumns {

  private static final TypeReference<Map<UUID, String>> REFERENCES = new TypeReference<>() {};

  private TokenColumns() {}

  /** $1 to $25 of the statement that adds a token. */
  static Args of(Token token, @Nullable MandateEvent told) {
    var method = token.method();
    var card = method instanceof Token.Card given ? given : null;
    var account = method instanceof Token.BankAccount given ? given : null;
    var args =
        Args.of(token.organization(), token.id(), token.live())
            .and(typeOf(method))
            .maybe(method.rail())
            .maybe(card == null ? null : card.brand())
            .maybe(last4Of(method), String.class)
            .maybe(card == null ? null : card.bin(), String.class)
            .maybe(card == null ? null : card.expMonth(), Integer.class)
            .maybe(card == null ? null : card.expYear(), Integer.class)
            .maybe(fingerprintOf(method), String.class)
            .and(token.createdAt(), token.expiresAt())
            .maybe(token.vaultId(), String.class)
            .json(Json.bytes(token.billingAddress()))
            .maybe(token.holderName(), String.class)
            .maybe(account == null ? null : account.accountType())
            .maybe(account == null ? null : account.holderType());
    var references = token.references();
    var mandate = token.mandate();
    return args.maybe(mandate == null ? null : mandate.id(), UUID.class)
        .and((Object) references.keySet().toArray(UUID[]::new))
        .and((Object) references.values().toArray(String[]::new))
        .maybeJson(mandate == null ? null : MandateRow.of(mandate))
        .maybe(told == null ? null : told.id(), UUID.class)
        .maybe(told == null ? null : told.type(), String.class)
        .maybe(told == null ? null : told.data(), byte[].class);
  }

  private static String typeOf(Token.Method method) {
    return switch (method) {
      case Token.Card _ -> "card";
      case Token.BankAccount _ -> "bank_account";
      case Token.ProcessorToken _ -> "processor_token";
    };
  }

  private static @Nullable String last4Of(Token.Method method) {
    return switch (method) {
      case Token.Card card -> card.last4();
      case Token.BankAccount account -> account.last4();
      case Token.ProcessorToken _ -> null;
    };
  }

  private static @Nullable String fingerprintOf(Token.Method method) {
    return switch (method) {
      case Token.Card card -> card.fingerprint();
      case Token.BankAccount account -> account.fingerprint();
      case Token.ProcessorToken _ -> null;
    };
  }

  static Token token(Columns row) {
    return new Token(
        row.uuid("organization_id"),
        row.uuid("id"),
        row.flag("live"),
        method(row),
        row.maybeText("holder_name"),
        Json.MAPPER.readValue(row.json("billing_address"), BillingAddress.class),
        row.maybeText("vault_id"),
        references(row),
        mandate(row),
        row.instant("created_at"),
        row.instant("expires_at"),
        row.flag("expired"),
        row.maybeUuid("used_by"));
  }

  private static Map<UUID, String> references(Columns row) {
    var given = row.maybeJson("references");
    return given == null ? Map.of() : Json.MAPPER.readValue(given, REFERENCES);
  }

  private static Token.Method method(Columns row) {
    return switch (row.text("type")) {
      case "card" ->
          new Token.Card(
              row.constant("brand", CardBrand.class),
              row.text("last4"),
              row.text("bin"),
              row.integer("exp_month"),
              row.integer("exp_year"),
              row.text("fingerprint"));
      case "bank_account" ->
          new Token.BankAccount(
              row.constant("rail", Rail.class),
              row.constant("account_type", AccountType.class),
              row.constant("holder_type", HolderType.class),
              row.text("last4"),
              row.text("fingerprint"));
      default -> new Token.ProcessorToken(row.constant("rail", Rail.class));
    };
  }

  private static @Nullable Mandate mandate(Columns row) {
    var mandate = row.maybeJson("mandate");
    return mandate == null ? null : MandateRow.read(mandate);
  }
}
