package dev.acquit.processor.paysafe;

import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.contract.WireAnswer;
import dev.acquit.processor.desk.Desk;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Paysafe made of wire, and an account at it. */
final class PaysafeDesk extends Desk {

  static final String THEIRS = PaysafeBodies.PAYMENT;

  private static final String BASE = "/paymenthub/v1";

  PaysafeDesk() {
    super(new PaysafeKit());
  }

  /** Below the API's own path. */
  @Override
  public void answersTo(String url, WireAnswer answer) {
    super.answersTo(BASE + url, answer);
  }

  /** A handle that can be paid with, to whoever asks for one. */
  void makesHandles() {
    answersTo("/paymenthandles", PaysafeBodies.handle("SC1", "PAYABLE", ""));
  }

  /** The body of a request, by its place. */
  JsonNode sent(int index) {
    return json(requests().get(index).getBodyAsString());
  }

  static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  static ProcessorAccount open(
      String url, Map<String, String> settings, Map<String, String> credentials) {
    return open(new PaysafeKit(), url, settings, credentials);
  }
}
