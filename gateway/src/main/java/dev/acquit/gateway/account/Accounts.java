package dev.acquit.gateway.account;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Port: organizations' accounts at processors. */
public interface Accounts {

  /** The enabled accounts of the caller's organization and mode, oldest first. */
  Flux<Stored> enabled(Caller caller);

  /** Newest first, one more than the page's limit. */
  Flux<Stored> list(Caller caller, Page page);

  Mono<Stored> find(UUID organization, UUID id);

  /**
   * The account of that id, whoever's: a webhook names nothing else. Also one that takes no charges
   * any more: what it took before may still be returned.
   */
  Mono<Stored> find(UUID id);

  /**
   * Takes the accounts that are due to be polled, and sets when they are next: also those that take
   * no charges any more.
   */
  Flux<Due> claimPolls(int limit, Duration every);

  /** All that was reported up to that day was read. */
  Mono<Void> polled(Due account, LocalDate day);

  /**
   * Records an account.
   *
   * @return false if there is one of that name already: that one stays as it is
   */
  Mono<Boolean> add(Stored account, Act act);

  /**
   * Changes an account.
   *
   * @return false if it was changed since it was read, or its name is another's
   */
  Mono<Boolean> change(Stored read, Stored after, Act act);

  /**
   * An account on record.
   *
   * @param credentials by name, as references to where they are
   * @param settings by name; nothing secret
   * @param deadlines ISO 8601 durations by operation, {@code connect} and {@code question}
   */
  record Stored(
      UUID organization,
      UUID id,
      boolean live,
      String processor,
      String name,
      URI baseUrl,
      Map<String, String> credentials,
      Map<String, String> settings,
      Map<String, String> deadlines,
      Resilience resilience,
      boolean enabled,
      Instant createdAt,
      Instant updatedAt) {

    private static final String LITERAL = "text:";

    /** The credentials as they may be shown: where they are, and never one. */
    public Map<String, String> references() {
      var shown = new TreeMap<String, String>();
      credentials.forEach((credential, reference) ->
          shown.put(credential, reference.startsWith(LITERAL) ? LITERAL + "****" : reference));
      return shown;
    }

    /** The same account, somewhere else. */
    Stored at(URI url) {
      return new Stored(
          organization,
          id,
          live,
          processor,
          name,
          url,
          credentials,
          settings,
          deadlines,
          resilience,
          enabled,
          createdAt,
          updatedAt);
    }

    @Override
    public String toString() {
      return "Stored[" + id + ", " + processor + ", " + name + "]";
    }
  }

  /**
   * An account to be polled.
   *
   * @param polledOn the last day that was read to its end; null for none
   */
  record Due(UUID organization, UUID account, @Nullable LocalDate polledOn) {}
}
