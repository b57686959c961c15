package dev.acquit.gateway.console.desk.payments;

import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Possibilities.Possible;
import java.util.HashMap;
import java.util.Map;

/** What asks before money moves. */
public final class ActPanel {

  private ActPanel() {}

  /**
   * What its template is given.
   *
   * @param key under which this form does it once, however often it is sent
   * @param filled what was filled in before, by the names of the fields
   * @param errors by the name of the field
   */
  public static Map<String, Object> of(
      Act act,
      Payment payment,
      Possible possible,
      String key,
      Map<String, String> filled,
      Map<String, String> errors,
      Wording words) {
    var most = act.most(possible);
    var model = new HashMap<String, Object>();
    model.put("row", PaymentRow.of(payment, words));
    model.put("what", Names.of(act));
    model.put("key", key);
    model.put("possible", act.isOf(possible));
    model.put("most", most == 0 ? "" : words.money(payment.money().of(most)));
    model.put("whole", most);
    model.put("part", act.isDivisible(possible));
    model.put("reasoned", act == Act.REFUND);
    model.put("currency", payment.money().currency());
    model.put("filled", filled);
    model.put("errors", errors);
    return model;
  }
}
