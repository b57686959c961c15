package dev.acquit.gateway.bulk;

import dev.acquit.gateway.bulk.Row.Outcome;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows of a batch as a file of separated values, to be downloaded. */
@Component
public class BatchFile {

  /** Rows that are read, and written, together. */
  private static final int TOGETHER = 500;

  private final Batches batches;
  private final Batches.Rendering rendering;

  BatchFile(Batches batches, Batches.Rendering rendering) {
    this.batches = batches;
    this.rendering = rendering;
  }

  /** What it is called. */
  public static String name(Batch batch) {
    return IdKind.BATCH.format(batch.id()) + ".csv";
  }

  /**
   * Its lines, read as they are written: neither memory nor a connection is held.
   *
   * @param outcome of which rows; null for all
   * @param more columns after those that every such file has
   */
  public Flux<String> lines(Batch batch, @Nullable Outcome outcome, Column... more) {
    var columns = List.of(more);
    var head = rendering.head(columns.stream().map(Column::name).toList());
    return Flux.just(head).concatWith(rows(batch, outcome, columns));
  }

  private Flux<String> rows(Batch batch, @Nullable Outcome outcome, List<Column> more) {
    return part(batch, outcome, null)
        .expand(rows ->
            rows.size() > TOGETHER
                ? part(batch, outcome, rows.get(TOGETHER - 1).item())
                : Mono.empty())
        .map(rows ->
            rows.stream()
                .limit(TOGETHER)
                .map(row -> line(row, more))
                .collect(Collectors.joining()));
  }

  private String line(Row row, List<Column> more) {
    return rendering.line(row, more.stream().map(column -> column.cell().apply(row)).toList());
  }

  private Mono<List<Row>> part(Batch batch, @Nullable Outcome outcome, @Nullable UUID after) {
    return batches.rows(batch, outcome, new Page(TOGETHER, after)).collectList();
  }

  /** A column, and what it says of a row; empty where it says nothing. */
  public record Column(String name, Function<Row, String> cell) {}
}
