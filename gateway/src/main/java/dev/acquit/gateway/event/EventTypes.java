package dev.acquit.gateway.event;

import dev.acquit.gateway.money.IdKind;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every type of event that customers are told of. A feature that tells a new one adds it here, and
 * to the API's document.
 */
public final class EventTypes {

  /** Sent to one endpoint, because somebody asked for it. */
  public static final String PING = "webhook.ping";

  /** An endpoint was switched off by its answers. */
  public static final String ENDPOINT_DISABLED = "webhook_endpoint.disabled";

  private static final String ALL = "*";
  private static final String FAMILY = ".*";

  /** What each is about. */
  private static final Map<String, IdKind> TYPES = new TreeMap<>();

  static {
    add(
        IdKind.PAYMENT,
        "payment.",
        "processing authorized captured succeeded failed canceled unknown requires_action returned"
            + " settled late_success late_success_undone late_success_waiting"
            + " late_success_not_undone unresolved mismatch double_credit capture_pending"
            + " capture_unknown capture_failed void_pending void_unknown void_failed"
            + " retry_canceled");
    add(IdKind.REFUND, "refund.", "pending succeeded failed canceled unknown unresolved");
    add(IdKind.ACTION_ITEM, "action_item.", "opened updated resolved rejected");
    add(IdKind.BATCH, "bulk.", "created approved rejected canceled completed");
    add(IdKind.ACTION_SETTINGS, "action_settings.", "updated");
    add(IdKind.DISPUTE, "dispute.", "opened updated closed");
    add(IdKind.PAYOUT, "payout.", "paid");
    add(IdKind.PAYMENT_METHOD, "payment_method.", "saved updated replaced deleted");
    add(IdKind.PAYMENT_METHOD, "consent.", "granted revoked");
    add(IdKind.MANDATE, "mandate.", "created confirmed activated ended");
    add(IdKind.ROUTING, "routing.", "updated");
    add(IdKind.RETRY_SCHEDULE, "retry_schedule.", "updated");
    add(IdKind.PROCESSOR_ACCOUNT, "processor.", "unavailable available");
    add(IdKind.WEBHOOK_ENDPOINT, "webhook.", "ping");
    add(IdKind.WEBHOOK_ENDPOINT, "webhook_endpoint.", "disabled");
  }

  private EventTypes() {}

  private static void add(IdKind kind, String family, String names) {
    Stream.of(names.split(" ", -1)).forEach(name -> TYPES.put(family + name, kind));
  }

  /** All of them, sorted. */
  public static Set<String> all() {
    return Set.copyOf(TYPES.keySet());
  }

  /** What an event's resource is: also of a type that an older or newer gateway told. */
  public static IdKind resource(String type) {
    var family = type.substring(0, type.indexOf('.') + 1);
    return TYPES.entrySet().stream()
        .filter(known -> known.getKey().startsWith(family))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No public event is called " + type));
  }

  /** The kinds of resources that there are events of. */
  public static Set<IdKind> resources() {
    return Set.copyOf(TYPES.values());
  }

  /** Whether an endpoint can ask for that: a type, a family such as {@code payment.*}, or all. */
  public static boolean isFilter(String text) {
    return text.equals(ALL) || TYPES.containsKey(text) || families().contains(text);
  }

  private static Set<String> families() {
    return TYPES.keySet().stream()
        .map(type -> type.substring(0, type.indexOf('.')) + FAMILY)
        .collect(Collectors.toSet());
  }
}
