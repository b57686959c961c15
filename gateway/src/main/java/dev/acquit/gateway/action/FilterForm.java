package dev.acquit.gateway.action;

import dev.acquit.gateway.action.ActionItems.Filter;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Rail;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a body narrows items to: an object with the parameters of their list. */
public final class FilterForm {

  private static final int LONGEST_TEXT = 255;

  private FilterForm() {}

  /** Reads it; what is wrong is told with the rest of the body. */
  public static Filter read(Fields filter) {
    var read =
        new Filter(
            choice(filter, "status", ItemStatus.class),
            choice(filter, "cause", Cause.class),
            choice(filter, "section", Section.class),
            choice(filter, "purpose", Purpose.class),
            choice(filter, "rail", Rail.class),
            choice(filter, "reason", DeclineReason.class),
            filter.optionalText("assignee", LONGEST_TEXT),
            payment(filter),
            filter.optionalText("q", LONGEST_TEXT));
    filter.close();
    return read;
  }

  private static <E extends Enum<E>> @Nullable E choice(Fields filter, String name, Class<E> type) {
    return filter.has(name) ? filter.choice(name, type, type.getEnumConstants()[0]) : null;
  }

  private static @Nullable UUID payment(Fields filter) {
    var text = filter.optionalText("payment", LONGEST_TEXT);
    var id = text == null ? null : IdKind.PAYMENT.parse(text).orElse(null);
    if (text != null && !text.isEmpty() && id == null) {
      filter.reject("payment", "invalid_format", "An id that begins with pay_");
    }
    return id;
  }
}
