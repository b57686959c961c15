package dev.acquit.processor.cardpointe;

import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.desk.Desk;
import java.util.Map;

/** A CardPointe made of wire, and an account at it. */
final class CardPointeDesk extends Desk {

  static final String THEIRS = "363652261392";
  static final String REST = "/cardconnect/rest";

  CardPointeDesk() {
    super(new CardPointeKit());
  }

  static ProcessorAccount open(
      String url, Map<String, String> settings, Map<String, String> credentials) {
    return open(new CardPointeKit(), url, settings, credentials);
  }

  static String settlement(String merchant) {
    return REST + "/settlestat\\?merchid=" + merchant + "&date=1121";
  }

  static String funding(String merchant) {
    return REST + "/funding\\?merchid=" + merchant + "&date=20261121";
  }
}
