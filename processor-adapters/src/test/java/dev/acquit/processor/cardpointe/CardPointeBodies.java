package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.contract.ProcessorKit.Prelude;
import dev.acquit.processor.contract.WireAnswer;
import java.math.BigDecimal;
import java.util.List;

/** Answers and reports in the shapes of Fiserv's published description and of recordings. */
final class CardPointeBodies {

  private CardPointeBodies() {}

  private static WireAnswer ok(String body) {
    return WireAnswer.json(200, body);
  }

  static String written(Amount amount) {
    return BigDecimal.valueOf(amount.minor(), 2).toPlainString();
  }

  static WireAnswer approved(String reference, String theirs, Amount amount) {
    return approved(reference, theirs, written(amount), "");
  }

  static WireAnswer approved(String reference, String theirs, String amount, String more) {
    return ok(
        """
        {"respstat":"A","respcode":"00","resptext":"Approval","respproc":"FNOR","retref":"%s",\
        "authcode":"PPS500","amount":"%s","token":"9424242424244242","account":"9424242424244242",\
        "merchid":"496160873888","batchid":"1900941444","avsresp":"Y","cvvresp":"M","orderid":"%s",\
        "commcard":"N"%s}\
        """
            .formatted(theirs, amount, reference, more));
  }

  static WireAnswer captured(String theirs, Amount amount) {
    return ok(
        """
        {"respstat":"A","respcode":"00","resptext":"Approval","respproc":"FNOR","retref":"%s",\
        "amount":"%s","setlstat":"Queued for Capture","batchid":"1900941444","merchid":"496160873888"}\
        """
            .formatted(theirs, written(amount)));
  }

  static WireAnswer voided(String theirs, String left) {
    return ok(
        """
        {"respstat":"A","respcode":"00","resptext":"Approval","respproc":"FNOR","retref":"%s",\
        "authcode":"REVERS","amount":"%s","currency":"CAD","merchid":"496160873888"}\
        """
            .formatted(theirs, left));
  }

  static WireAnswer refunded(String reference, String theirs, Amount amount, String processor) {
    return ok(
        """
        {"respstat":"A","respcode":"00","resptext":"Approval","respproc":"%s","retref":"%s",\
        "authcode":"REFUND","amount":"%s","orderId":"%s","merchid":"496160873888"}\
        """
            .formatted(processor, theirs, written(amount), reference));
  }

  static WireAnswer debited(String reference, String theirs, Amount amount) {
    return ok(
        """
        {"respstat":"A","respcode":"00","resptext":"Approved","respproc":"BPAY","retref":"%s",\
        "authcode":"AUTH","amount":"%s","token":"9030425311936789","merchid":"542041000001",\
        "cvvresp":"U","avsresp":"U","orderid":"%s"}\
        """
            .formatted(theirs, written(amount), reference));
  }

  /** A code as {@code processor.code}, and fields besides. */
  static WireAnswer declined(String code, String more) {
    var parts = code.split("\\.", 2);
    return ok(
        """
        {"respstat":"C","respcode":"%s","resptext":"No","respproc":"%s","amount":"0.00",\
        "retref":"005533134378","merchid":"496160873888"%s}\
        """
            .formatted(parts[1], parts[0], more));
  }

  static WireAnswer missing() {
    return ok(
        """
        {"respproc":"PPS","respcode":"29","respstat":"C","resptext":"Txn not found"}\
        """);
  }

  static WireAnswer nowhere() {
    return WireAnswer.json(
        404,
        """
        {"timestamp":"2026-11-21T15:00:00Z","status":404,"error":"Not Found",\
        "path":"/cardconnect/rest/auht"}\
        """);
  }

  static WireAnswer found(String reference, String theirs, Amount amount, String status) {
    var order = reference.isEmpty() ? "" : ",\"orderId\":\"" + reference + "\"";
    return ok(
        """
        {"respstat":"A","respcode":"00","resptext":"Approval","respproc":"FNOR","retref":"%s",\
        "amount":"%s","setlstat":"%s","capturedate":"20261120101500","voidable":"Y",\
        "refundable":"N","merchid":"496160873888"%s}\
        """
            .formatted(theirs, written(amount), status, order));
  }

  static WireAnswer returned(String reference, String theirs, Amount amount, String code) {
    return ok(
        """
        {"respstat":"A","respcode":"00","resptext":"Approved","respproc":"BPAY","retref":"%s",\
        "amount":"%s","setlstat":"Rejected","settledate":"20261120101500","orderid":"%s",\
        "txns":[7,{"retref":"1","achreturncode":"R99"},{"retref":"2","parentretref":"%s",\
        "type":"SALE","amount":"-1.00","achreturncode":"%s"}]}\
        """
            .formatted(theirs, written(amount), reference, theirs, code));
  }

  /** One that was accepted, one that was refused, a refund and one that says nothing yet. */
  static WireAnswer settlement() {
    return ok(
        """
        [{"batchid":"310","hoststat":"GB","merchid":"496160873888","respproc":"FNOR","txns":[\
        {"retref":"200081244288","setlamount":"53.43","setlstat":"Y","salesdoc":"A7K2M9QX4TBW3HD",\
        "authcode":"PPS930","cardtype":"VISA"},\
        {"retref":"224604245655","setlamount":"20.00","setlstat":"N","salesdoc":"INV-1"},\
        {"retref":"224604245656","setlamount":"-5.00","setlstat":"Y","salesdoc":""},\
        {"retref":"224604245657","setlamount":"7.00","setlstat":"W"}]},"junk"]\
        """);
  }

  /** A batch of bank debits, which were only accepted; one object where others have lists. */
  static WireAnswer bankSettlement() {
    return ok(
        """
        {"batchid":"11","hoststat":"MB","merchid":"542041000001","respproc":"BPAY","txns":\
        {"retref":"308055048239","setlamount":"125.50","setlstat":"Y","salesdoc":"A2"}}\
        """);
  }

  static WireAnswer funding() {
    return ok(
        """
        {"merchid":"496160873888","fundingdate":"2026-11-21","fundings":[{"fundingid":"15200186146",\
        "totalfunding":"40.00","currency":"CAD","fundingdate":"2026-11-21","interchangefee":"-1.20",\
        "servicecharge":"0.30","fee":"0","ddanumber":"*****6789"}],\
        "txns":[{"retref":"200081244288","amount":"53.43","type":"SALE","status":"Settled",\
        "date":"20261120","fundingid":"15200186146","achreturncode":""},\
        {"retref":"224604245656","parentretref":"200081244288","amount":"5.00","type":"REFUND",\
        "status":"Settled","date":"20261120","fundingid":"15200186146"}],\
        "adjustments":{"amount":"-2.00","fundingid":"15200186146","type":"ADJ"},\
        "chargebacks":[{"casenumber":"771886445001","retref":"224604245655","amount":"4.00",\
        "reasoncode":"10.4","chargebackdate":"2026-11-9","fundingmasterid":"15200186146",\
        "cardnumber":"41XXXXXXXXXX1111"}]}\
        """);
  }

  /** A debit that was paid, one that came back and a notice that an account changed. */
  static WireAnswer bankFunding() {
    return ok(
        """
        {"fundings":{"fundingmasterid":"15200186146335","totalfunding":"100.00"},\
        "txns":[{"retref":"308055048239","amount":"125.50","type":"SALE","status":"Settled",\
        "date":"20261119"},{"retref":"308055048300","parentretref":"308055048240",\
        "amount":"-25.50","type":"SALE","status":"Returned","date":"20261120",\
        "achreturncode":"R01"},{"retref":"308055048239","amount":"0.00","type":"NOC",\
        "achreturncode":"C01"}]}\
        """);
  }

  /** Fiserv's word for an empty day, in the ways that it may come. */
  static List<Prelude> nothingToReport() {
    return List.of(
        new Prelude(".*settlestat.*4961.*", WireAnswer.json(200, "\"Null Batches\"")),
        new Prelude(".*settlestat.*5420.*", WireAnswer.json(200, "Null Batches")),
        new Prelude(".*funding.*4961.*", WireAnswer.json(200, "{\"fundings\":[],\"txns\":[]}")),
        new Prelude(".*funding.*5420.*", missing()));
  }
}
