package dev.acquit.gateway.action.sql;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ItemConditions;
import dev.acquit.gateway.action.ItemCounts;
import dev.acquit.gateway.action.Section;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Columns;
import dev.acquit.gateway.statements.Sql;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** All sections are counted by one statement, each no further than somebody wants to know. */
@Repository
class SqlItemCounts implements ItemCounts {

  private static final String COUNT =
      Stream.of(Section.values())
          .map(SqlItemCounts::counted)
          .collect(Collectors.joining(", ", "SELECT ", ""));

  private final Sql sql;

  SqlItemCounts(Sql sql) {
    this.sql = sql;
  }

  private static String counted(Section section) {
    return "(SELECT count(*) FROM (SELECT FROM action_item WHERE organization_id = $1 AND live = $2"
        + ItemConditions.within(section)
        + " LIMIT "
        + (MOST + 1)
        + ") AS found) AS "
        + Names.of(section);
  }

  @Override
  public Mono<Map<Section, Long>> unfinished(Caller caller) {
    return sql.one(COUNT, Args.of(caller.organization(), caller.live()), SqlItemCounts::counts);
  }

  private static Map<Section, Long> counts(Columns row) {
    var counts = new EnumMap<Section, Long>(Section.class);
    for (var section : Section.values()) {
      counts.put(section, row.number(Names.of(section)));
    }
    return counts;
  }
}
