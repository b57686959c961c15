package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The batches that were settled on a day, by {@code settlestat}: one of them, or a list. */
final class Settlements {

  private static final String ACCEPTED = "Y";

  /** Refused for funding, badly formed, or not to be decrypted: the money did not come. */
  private static final Set<String> LOST = Set.of("N", "F", "T");

  private final CardPointeCodes codes;
  private final CardPointeReports.Asked asked;

  Settlements(CardPointeCodes codes, CardPointeReports.Asked asked) {
    this.codes = codes;
    this.asked = asked;
  }

  List<Genuine> read(JsonNode report) {
    var found = new ArrayList<Genuine>();
    var batches = CardPointeReports.all(report).stream().filter(Settlements::isBatch).toList();
    if (batches.isEmpty() && !CardPointeReports.saysNothing(report)) {
      throw CardPointeCalls.unread(CardPointeAnswer.UNREADABLE);
    }
    for (var batch : batches) {
      var isBank =
          asked.onlyBanks() || CardPointeCodes.isBank(CardPointeAnswer.text(batch, "respproc"));
      for (var entry : CardPointeReports.all(batch.get("txns"))) {
        var genuine = entry(entry, isBank);
        if (genuine != null) {
          found.add(genuine);
        }
      }
    }
    return found;
  }

  private static boolean isBatch(JsonNode batch) {
    return batch.has("txns") || batch.has("batchid");
  }

  /** Null where it says nothing yet. That a bank debit was accepted is no news. */
  private @Nullable Genuine entry(JsonNode entry, boolean inBankBatch) {
    var theirs = CardPointeAnswer.text(entry, "retref");
    var status = CardPointeAnswer.text(entry, "setlstat");
    if (theirs == null || status == null) {
      return null;
    }
    var isBank =
        inBankBatch || CardPointeReports.isBankType(CardPointeAnswer.text(entry, "cardtype"));
    if (status.equals(ACCEPTED)) {
      return isBank ? null : accepted(entry, theirs);
    }
    return LOST.contains(status) && !(isBank && asked.hearsOfReturns())
        ? lost(entry, theirs, status)
        : null;
  }

  /** A refund that was accepted is no charge that cleared. */
  private @Nullable Genuine accepted(JsonNode entry, String theirs) {
    return amount(entry) < 0 ? null : CardPointeReports.settled(about(entry, theirs), theirs, at());
  }

  private Genuine lost(JsonNode entry, String theirs, String status) {
    var code = "SETL." + status;
    var amount = new Amount(Math.abs(amount(entry)), asked.currency());
    return new Genuine(
        "rejected:" + theirs + ":" + status,
        List.of(new Fact.Returned(about(entry, theirs), codes.declines().of(code), amount, at())));
  }

  private long amount(JsonNode entry) {
    var minor = Wire.reported(CardPointeAnswer.text(entry, "setlamount"), asked.currency());
    if (minor == null) {
      throw CardPointeCalls.unread(CardPointeAnswer.UNREADABLE);
    }
    return minor;
  }

  /** The order's id counts where it looks like one of ours. */
  private static About about(JsonNode entry, String theirs) {
    var order = CardPointeAnswer.text(entry, "salesdoc");
    var ours = order != null && order.matches("[A-Z][0-9A-Z]{14}") ? order : null;
    return new About(ours, theirs, theirs);
  }

  /** The report tells no time: the day that was asked for stands for it. */
  private Instant at() {
    return CardPointeReports.start(asked.day());
  }
}
