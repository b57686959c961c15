package dev.acquit.processor.simulator;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Rail;
import dev.acquit.processor.contract.ProcessorKit.Event;
import java.util.List;
import java.util.Locale;

/** Bodies as the simulator's documentation shows them. */
final class SimulatorBodies {

  private static final String REFERENCE = "A7K2M9QX4TBW3HD";
  private static final Amount AMOUNT = new Amount(1_000, "CAD");

  private SimulatorBodies() {}

  static String approved(String reference, String id, Amount amount) {
    return """
    {"id":"%s","operation":"charge","charge":"%s","reference":"%s","status":"approved","amount":%d,\
    "currency":"%s","decline_code":null,"return_code":null,"authorization_code":"abcdef",\
    "avs":"match","cvc":"match","network_transaction_id":"ntid",\
    "method":{"kind":"card","brand":"visa","last4":"4242"}}\
    """
        .formatted(id, id, reference, amount.minor(), amount.currency());
  }

  static String declined(String reference, Amount amount, String code) {
    return """
    {"id":"ch_1","operation":"charge","reference":"%s","status":"declined","amount":%d,\
    "currency":"%s","decline_code":"%s"}\
    """
        .formatted(reference, amount.minor(), amount.currency(), code);
  }

  static String pending(String reference, String id, Amount amount) {
    return """
    {"id":"%s","operation":"charge","charge":"%s","reference":"%s","status":"pending","amount":%d,\
    "currency":"%s","method":{"kind":"bank_account","rail":"eft","last4":"6789"}}\
    """
        .formatted(id, id, reference, amount.minor(), amount.currency());
  }

  static String asking(String reference, String id, Amount amount, String url) {
    return """
    {"id":"%s","operation":"charge","charge":"%s","reference":"%s","status":"action_required",\
    "amount":%d,"currency":"%s","method":{"kind":"bank_account","rail":"eft","last4":"6789"},\
    "next_action":{"type":"microdeposits","url":"%s","expires_at":"2999-01-01T00:00:00Z"}}\
    """
        .formatted(id, id, reference, amount.minor(), amount.currency(), url);
  }

  static String returned(Rail rail, String reference, String id, Amount amount, String code) {
    return """
    {"id":"%s","operation":"charge","charge":"%s","reference":"%s","status":"declined","amount":%d,\
    "currency":"%s","decline_code":null,"return_code":"%s",\
    "method":{"kind":"bank_account","rail":"%s","last4":"6789"}}\
    """
        .formatted(
            id,
            id,
            reference,
            amount.minor(),
            amount.currency(),
            code,
            rail.name().toLowerCase(Locale.ROOT));
  }

  private static String dispute() {
    return """
    {"id":"dp_1","charge":"ch_1","reference":"%s","merchant_reference":"INV-1","amount":1000,\
    "currency":"CAD","stage":"open","reason":"10.4","respond_by":"2026-12-06T15:00:00Z"}\
    """
        .formatted(REFERENCE);
  }

  private static String payout() {
    return """
    {"id":"po_1","amount":971,"currency":"CAD","lines":[{"type":"charge","reference":"%s",\
    "id":"ch_1","charge":"ch_1","amount":1000,"fee":29}]}\
    """
        .formatted(REFERENCE);
  }

  /** One of each kind of fact. */
  static List<Event> events() {
    var settled = approved(REFERENCE, "ch_1", AMOUNT);
    return List.of(
        event("charge.settled", Fact.Settled.class, settled),
        event("charge.pending", Fact.Answered.class, pending(REFERENCE, "ch_1", AMOUNT)),
        event(
            "charge.returned",
            Fact.Returned.class,
            returned(Rail.EFT, REFERENCE, "ch_1", AMOUNT, "901")),
        event("charge.return_reversed", Fact.ReturnReversed.class, settled),
        event("dispute.opened", Fact.Disputed.class, dispute()),
        event("payout.paid", Fact.PaidOut.class, payout()));
  }

  static Event event(String type, Class<? extends Fact> kind, String data) {
    var body =
        """
        {"id":"evt_1","type":"%s","created":"2026-11-22T15:00:00Z","data":%s}\
        """
            .formatted(type, data);
    return new Event(body, "evt_1", kind, REFERENCE);
  }
}
