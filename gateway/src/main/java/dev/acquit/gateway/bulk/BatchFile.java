package dev.acquit.gateway.bulk;

import dev.acquit.gateway.bulk.Row.Outcome;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import java.util.List;
import java.util.UUID;
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
   */
  public Flux<String> lines(Batch batch, @Nullable Outcome outcome) {
    return Flux.just(rendering.head()).concatWith(rows(batch, outcome));
  }

  private Flux<String> rows(Batch batch, @Nullable Outcome outcome) {
    return part(batch, outcome, null)
        .expand(rows ->
            rows.size() > TOGETHER
                ? part(batch, outcome, rows.get(TOGETHER - 1).item())
                : Mono.empty())
        .map(rows ->
            rows.stream().limit(TOGETHER).map(rendering::line).collect(Collectors.joining()));
  }

  private Mono<List<Row>> part(Batch batch, @Nullable Outcome outcome, @Nullable UUID after) {
    return batches.rows(batch, outcome, new Page(TOGETHER, after)).collectList();
  }
}
