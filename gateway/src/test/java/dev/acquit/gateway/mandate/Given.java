package dev.acquit.gateway.mandate;

import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * One shop's mandates: given with tokens, debited by payments; time goes by in what is recorded.
 */
record Given(Shop shop) {

  /** Days ago, as an instant in the API. */
  static String daysAgo(int days) {
    return Instant.now().minus(Duration.ofDays(days)).toString();
  }

  /** Days from now, as a date in the API; negative for days ago. */
  static String day(int days) {
    return LocalDate.now(ZoneOffset.UTC).plusDays(days).toString();
  }

  /** The JSON of a mandate that was given sixty days ago; {@code more} begins with a comma. */
  static String mandate(String use, String more) {
    return """
    {"accepted_at":"%s","ip":"203.0.113.7","text_version":"pad-2026-01","use":"%s"%s}\
    """
        .formatted(daysAgo(60), use, more);
  }

  /** A token of an account on EFT that settles, with that mandate. */
  Reply token(String mandate) {
    return shop.tokenizeAccount(Shop.SETTLES, ",\"mandate\":" + mandate);
  }

  Reply achToken(String mandate, String more) {
    return shop.post(
        "/v1/tokens",
        """
        {"type":"bank_account","bank_account":{"rail":"ach","routing_number":"110000000",
          "account_number":"000123456789","account_type":"checking","holder_name":"Ana Roy"%s},"mandate":%s}\
        """
            .formatted(more, mandate));
  }

  /** Debits 125.50 for the merchant. */
  Reply debit(Reply token) {
    return debit(token, "merchant");
  }

  Reply debit(Reply token, String initiator) {
    var body = Shop.body(token.text("/id"), Shop.fresh(), ",\"initiator\":\"" + initiator + "\"");
    var ach = token.text("/bank_account/rail").equals("ach");
    return shop.post("/v1/payments", Shop.fresh(), ach ? body.replace("CAD", "USD") : body);
  }

  Reply mandate(Reply token) {
    return shop.get(path(token));
  }

  Reply confirm(Reply token, String sentAt) {
    return shop.post(path(token) + "/confirmation", "{\"sent_at\":\"" + sentAt + "\"}");
  }

  Reply notice(Reply token, long amount, String debitOn, String sentAt) {
    return shop.post(
        path(token) + "/notices",
        "{\"amount\":%d,\"debit_on\":\"%s\",\"sent_at\":\"%s\"}"
            .formatted(amount, debitOn, sentAt));
  }

  Reply end(Reply token, String body) {
    return shop.post(path(token) + "/end", body);
  }

  static String path(Reply token) {
    return "/v1/mandates/" + token.text("/mandate/id");
  }
}
