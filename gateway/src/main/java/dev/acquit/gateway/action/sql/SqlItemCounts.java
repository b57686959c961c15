package dev.acquit.gateway.action.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems.Filter;
import dev.acquit.gateway.action.ActionItems.Sort;
import dev.acquit.gateway.action.ItemCounts;
import dev.acquit.gateway.action.Section;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** All sections are counted by one statement: each as its list has it, and no further. */
@Repository
class SqlItemCounts implements ItemCounts {

  private static final Page FIRST = new Page(MOST, null);

  private final Sql sql;

  SqlItemCounts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Mono<Map<Section, Long>> unfinished(Caller caller) {
    var counted =
        Stream.of(Section.values())
            .map(section ->
                "(SELECT count(*) FROM (%s) AS found) AS %s"
                    .formatted(listed(caller, section).text(), Names.of(section)))
            .collect(Collectors.joining(", ", "SELECT ", ""));
    return sql.one(counted, listed(caller, Section.DISPUTES).args(), SqlItemCounts::counts);
  }

  /** Sections differ in their words alone: the values are the same. */
  private static ItemSelect listed(Caller caller, Section section) {
    var filter = new Filter(null, null, section, null, null, null, null, null, null);
    return new ItemSelect(caller, filter, Sort.NEWEST, FIRST);
  }

  private static Map<Section, Long> counts(Columns row) {
    var counts = new EnumMap<Section, Long>(Section.class);
    for (var section : Section.values()) {
      counts.put(section, row.number(Names.of(section)));
    }
    return counts;
  }
}
