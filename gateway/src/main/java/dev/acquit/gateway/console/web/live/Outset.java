package dev.acquit.gateway.console.web.live;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems;
import dev.acquit.gateway.action.ActionItems.Changed;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.money.IdKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * From where on a page is told of changes, as its template has to say it. What was dated before it
 * is made may be recorded after: the page begins a moment before, and says what of that it shows.
 * It is asked for before the page reads anything.
 */
@Component
public class Outset {

  /** More of them are told again rather than not at all. */
  private static final int MOST = 100;

  private final ActionItems items;
  private final Clock clock;

  Outset(ActionItems items, Clock clock) {
    this.items = items;
    this.clock = clock;
  }

  /** Of a page that shows an item, with its version. */
  public Map<String, Object> ofItem() {
    return Map.of("since", since().toEpochMilli());
  }

  /** Of a list, which does not show all that may change. */
  public Mono<Map<String, Object>> ofList(Caller caller) {
    return Mono.fromSupplier(this::since)
        .flatMap(since ->
            items
                .changed(caller, since, MOST)
                .collectList()
                .map(seen ->
                    Map.<String, Object>of("since", since.toEpochMilli(), "seen", versions(seen))));
  }

  private Instant since() {
    return clock.instant().minus(Reader.LATE);
  }

  /** The versions by the items' ids. */
  private static String versions(Collection<Changed> seen) {
    return Json.MAPPER.writeValueAsString(
        seen.stream()
            .collect(
                Collectors.toMap(
                    change -> IdKind.ACTION_ITEM.format(change.item()),
                    Changed::version,
                    Math::max)));
  }
}
