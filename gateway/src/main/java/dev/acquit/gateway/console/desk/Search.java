package dev.acquit.gateway.console.desk;

import dev.acquit.gateway.action.ActionItems.Filter;
import dev.acquit.gateway.action.ActionItems.Sort;
import dev.acquit.gateway.action.Section;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Rail;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ObjectNode;

/** Which items are looked for, and in which order; all of it stands in the page's address. */
public record Search(Tab tab, Filter filter, Sort sort, Page page) {

  /** Where the list is. */
  public static final String PATH = "/console/items";

  private static final String AFTER = "cursor";
  private static final int ROWS = 50;

  /** What a request asks for; a {@link dev.acquit.gateway.http.Problem} where it cannot be read. */
  public static Search of(ServerRequest request) {
    var query = Query.filledIn(request);
    var tab = Objects.requireNonNullElse(query.choice("tab", Tab.class), Tab.FAILED_PAYMENTS);
    var filter =
        new Filter(
            query.choice("status", ItemStatus.class),
            query.choice("cause", Cause.class),
            tab.section,
            query.choice("purpose", Purpose.class),
            query.choice("rail", Rail.class),
            query.choice("reason", DeclineReason.class),
            query.text("assignee"),
            null,
            query.text("q"));
    var sort = Objects.requireNonNullElse(query.choice("sort", Sort.class), Sort.NEWEST);
    var after = query.id(AFTER, IdKind.ACTION_ITEM);
    query.verify();
    return new Search(tab, filter, sort, new Page(ROWS, after));
  }

  /** Whether it is narrowed beyond its tab. */
  boolean isNarrowed() {
    return !filter.equals(new Filter(null, null, tab.section, null, null, null, null, null, null));
  }

  /** By how much of it. */
  long filters() {
    return values().keySet().stream().filter(name -> !name.equals("sort")).count();
  }

  /** The address of another tab: the same is looked for there. */
  String at(Tab other) {
    return address(other, null);
  }

  /** The address of its first page. */
  public String first() {
    return address(tab, null);
  }

  /** The address of this page. */
  public String here() {
    return address(tab, page.after());
  }

  /** What leads from an item back to this page: its query, as a parameter of the item's page. */
  String from() {
    var here = here();
    return here.equals(PATH + "?tab=" + Names.of(Tab.FAILED_PAYMENTS))
        ? ""
        : "?from=" + UriUtils.encode(here.substring(PATH.length() + 1), StandardCharsets.UTF_8);
  }

  /** The query of its first page. */
  public String query() {
    return first().substring(PATH.length() + 1);
  }

  /** What it is narrowed to, as the API has it written. */
  public ObjectNode written() {
    var written = Json.MAPPER.createObjectNode();
    values().forEach(written::put);
    written.remove("sort");
    if (tab.section != null) {
      written.put("section", Names.of(tab.section));
    }
    return written;
  }

  /** The address of the page after that item. */
  String after(UUID last) {
    return address(tab, last);
  }

  private String address(Tab where, @Nullable UUID after) {
    var address = UriComponentsBuilder.fromPath(PATH);
    address.queryParam("tab", Names.of(where));
    values().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
    if (after != null) {
      address.queryParam(AFTER, IdKind.ACTION_ITEM.format(after));
    }
    return address.encode().buildAndExpand(values()).toUriString();
  }

  /** What was chosen, by the names of the fields. */
  Map<String, String> values() {
    var values = new LinkedHashMap<String, String>();
    put(values, "status", filter.status());
    put(values, "cause", filter.cause());
    put(values, "purpose", filter.purpose());
    put(values, "rail", filter.rail());
    put(values, "reason", filter.reason());
    put(values, "assignee", filter.assignee());
    put(values, "q", filter.reference());
    put(values, "sort", sort == Sort.NEWEST ? null : sort);
    return values;
  }

  private static void put(Map<String, String> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value instanceof Enum<?> constant ? Names.of(constant) : value.toString());
    }
  }

  /** A part of the list. */
  public enum Tab {
    FAILED_PAYMENTS(Section.FAILED_PAYMENTS),
    UNKNOWN_OUTCOMES(Section.UNKNOWN_OUTCOMES),
    DISPUTES(Section.DISPUTES),
    WAITING_FOR_PROCESSOR(Section.WAITING_FOR_PROCESSOR),
    /** What is finished, too. */
    ALL(null);

    private final @Nullable Section section;

    Tab(@Nullable Section section) {
      this.section = section;
    }

    @Nullable Section section() {
      return section;
    }
  }
}
