package dev.acquit.gateway.mandate;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What is told of mandates: as events, and, where somebody has asked for it, in the journal. */
@Component
public class MandateEvents {

  private static final List<String> SAID_BY_THE_ENTRY = List.of("live", "created_at", "updated_at");

  private final MandateRendering rendering;

  MandateEvents(MandateRendering rendering) {
    this.rendering = rendering;
  }

  public MandateEvent created(Mandate mandate) {
    return telling("mandate.created", mandate);
  }

  MandateEvent activated(Mandate mandate) {
    return telling("mandate.activated", mandate);
  }

  /** A confirmation that changed nothing else. */
  MandateEvent confirmed(Mandate mandate) {
    return telling("mandate.confirmed", mandate);
  }

  public MandateEvent ended(Mandate mandate) {
    return telling("mandate.ended", mandate);
  }

  /**
   * What somebody did to a mandate, as the API shows it.
   *
   * @param before also one that another has taken the place of; null where there was none
   */
  Act act(Caller caller, String done, @Nullable Mandate before, Mandate after) {
    return act(caller, done, after.id(), before == null ? null : shown(before), shown(after));
  }

  /** That somebody recorded a notice. */
  Act noticed(Caller caller, Notice notice) {
    var shown =
        Map.of(
            "notice", IdKind.NOTICE.format(notice.id()),
            "amount", notice.money().minor(),
            "currency", notice.money().currency(),
            "debit_on", notice.debitOn(),
            "sent_at", notice.sentAt());
    return act(caller, "noticed", notice.mandate(), null, shown);
  }

  private static Act act(
      Caller caller, String done, UUID id, @Nullable Object before, Object after) {
    var resource = IdKind.MANDATE.format(id);
    return Act.of(caller.actor(), caller.live(), "mandate." + done, resource, before, after);
  }

  private Object shown(Mandate mandate) {
    var fields = (ObjectNode) Json.MAPPER.readTree(rendering.of(mandate));
    return fields.remove(SAID_BY_THE_ENTRY);
  }

  private MandateEvent telling(String type, Mandate mandate) {
    return new MandateEvent(Ids.next(), type, rendering.of(mandate));
  }
}
