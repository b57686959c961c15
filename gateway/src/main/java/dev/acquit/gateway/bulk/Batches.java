package dev.acquit.gateway.bulk;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.action.ActionItems.Filter;
import dev.acquit.gateway.bulk.Row.Done;
import dev.acquit.gateway.bulk.Row.Outcome;
import dev.acquit.gateway.bulk.Row.Taken;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: batches on record, and their rows. */
public interface Batches {

  /** The queue of rows to be done; its lanes are accounts, or a batch that no account paces. */
  String QUEUE = "bulk";

  /** Of these items the caller's. */
  Mono<Selection> selected(Caller caller, Collection<UUID> items);

  /** What is unfinished and fits, no more than {@code limit}. */
  Mono<Selection> selected(Caller caller, Filter filter, int limit);

  /** The items of its rows, as they stand now. */
  Mono<Selection> selected(Batch batch);

  /**
   * Records a batch with its rows, its key and its answer, and tells of it. What needs no approval
   * is due at once.
   *
   * @return false if the key is known
   */
  Mono<Boolean> begin(Beginning beginning);

  Mono<Batch> find(UUID organization, UUID id);

  /** Newest first, one more than the page's limit. */
  Flux<Batch> list(Caller caller, Page page);

  /** In the order of their items, oldest first; one more than the page's limit. */
  Flux<Row> rows(Batch batch, @Nullable Outcome outcome, Page page);

  /**
   * Records what a batch becomes, and tells of it. Rows that nobody has begun are left as they are
   * where it ends so; what is approved is due at once.
   *
   * @return false if it has changed since it was read
   */
  Mono<Boolean> change(Change change);

  /**
   * Takes rows of one batch that are due in a lane; of those that have something there, the one
   * whose turn is longest ago.
   *
   * @param refunds which of them: refunds, or what is none
   * @param limit how many, where an account paces them
   * @param lease how long nobody else gets them
   */
  Flux<Taken> take(UUID organization, UUID lane, List<Boolean> refunds, int limit, Duration lease);

  /** Records what came of rows that were taken together. */
  Mono<Void> record(Batch batch, List<Done> done);

  /** How long until something is due in a lane; empty where nothing is left to do. */
  Mono<Duration> due(UUID organization, UUID lane);

  /** Those of which it is known what came of each row, while they still run. */
  Flux<Batch> done(UUID organization);

  /** Port: how batches look to others. */
  interface Rendering {

    /** In the API. */
    byte[] of(Batch batch);

    /** The first line of a file of rows, with its end, and the names of more columns. */
    String head(List<String> more);

    /** A row as a line of that file, with its end, and what is in those columns. */
    String line(Row row, List<String> more);
  }

  /**
   * A new batch.
   *
   * @param after as it will be
   * @param items its rows
   * @param answer what whoever asks again is told
   * @param event the id of what is told, and {@code data} what
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Beginning(
      Batch after,
      List<UUID> items,
      IdempotencyKey key,
      Answer answer,
      UUID event,
      byte[] data,
      Act act) {}

  /**
   * What a batch becomes.
   *
   * @param read as it was when this was decided
   * @param act what the journal tells; null where nobody asked for it
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Change(Batch read, Batch after, UUID event, String type, byte[] data, @Nullable Act act) {}
}
