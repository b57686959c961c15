package dev.acquit.bench.stub;

import java.nio.charset.StandardCharsets;

/**
 * A charge as it comes, and its approval. Only what the answer repeats is read, as it is written.
 */
record Charge(String reference, String amount, String currency) {

  static Charge in(String body) {
    return new Charge(
        text(body, "\"reference\":\""), number(body, "\"amount\":"), text(body, "\"currency\":\""));
  }

  byte[] approved() {
    return """
    {"id":"ch_%1$s","operation":"charge","charge":"ch_%1$s","reference":"%1$s","status":"approved","amount":%2$s,\
    "currency":"%3$s","authorization_code":"A1B2C3","avs":"match","cvc":"match","network_transaction_id":"MCC123456789012"}\
    """
        .formatted(reference, amount, currency)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String text(String body, String before) {
    var from = body.indexOf(before) + before.length();
    return body.substring(from, body.indexOf('"', from));
  }

  private static String number(String body, String before) {
    var from = body.indexOf(before) + before.length();
    var to = from;
    while (Character.isDigit(body.charAt(to))) {
      to++;
    }
    return body.substring(from, to);
  }
}
