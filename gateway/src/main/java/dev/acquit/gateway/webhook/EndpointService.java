package dev.acquit.gateway.webhook;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query.Page;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sets up, changes and ends webhook endpoints, and gives out their secrets. */
@Service
public class EndpointService {

  private final Endpoints endpoints;
  private final Transport transport;
  private final Signer signer;
  private final Clock clock;

  EndpointService(Endpoints endpoints, Transport transport, Signer signer, Clock clock) {
    this.endpoints = endpoints;
    this.transport = transport;
    this.signer = signer;
    this.clock = clock;
  }

  /** A new endpoint of the caller's organization, in the mode of its key, with its secret. */
  public Mono<Shown> create(Caller caller, Fields fields) {
    var endpoint = EndpointForm.ofNew(fields, transport).create(caller, clock.instant());
    return endpoints
        .add(endpoint, EndpointActs.created(caller, endpoint))
        .flatMap(added ->
            added
                ? Mono.just(withSecret(endpoint))
                : Mono.error(() -> Problem.of(ProblemCode.ENDPOINT_LIMIT)));
  }

  /** Changes what the form names, and leaves the rest. */
  public Mono<Shown> change(Caller caller, UUID id, Fields fields) {
    return change(caller, id, EndpointForm.ofChange(fields, transport));
  }

  private Mono<Shown> change(Caller caller, UUID id, EndpointForm form) {
    return endpoint(caller, id)
        .flatMap(read -> {
          var after = form.change(read, clock.instant());
          return endpoints
              .change(read, after, EndpointActs.changed(caller, read, after))
              .flatMap(done -> done ? shown(after) : change(caller, id, form)); // look again
        });
  }

  public Mono<Shown> find(Caller caller, UUID id) {
    return endpoint(caller, id).flatMap(EndpointService::shown);
  }

  /** Newest first, one more than the page's limit. */
  public Flux<Endpoint> list(Caller caller, Page page) {
    return endpoints.list(caller, page);
  }

  /** Gives it a new secret; the one before signs for so long, too. */
  public Mono<Shown> rotate(Caller caller, UUID id, Duration overlap) {
    var now = clock.instant();
    var until = now.plus(overlap);
    return endpoints
        .rotate(caller, id, until, now, EndpointActs.rotated(caller, id, until))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .map(this::withSecret);
  }

  /** Deletes it. What waits for it is not sent any more. */
  public Mono<Shown> delete(Caller caller, UUID id) {
    return endpoints
        .delete(caller, id, clock.instant(), EndpointActs.deleted(caller, id))
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(EndpointService::shown);
  }

  /** The endpoint, or a {@link Problem}. */
  Mono<Endpoint> endpoint(Caller caller, UUID id) {
    return endpoints
        .find(caller, id)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)));
  }

  /** The endpoint if it is enabled, or a {@link Problem}. */
  Mono<Endpoint> enabled(Caller caller, UUID id) {
    return endpoint(caller, id)
        .filter(Endpoint::isEnabled)
        .switchIfEmpty(Mono.error(EndpointService::disabled));
  }

  static Problem disabled() {
    return Problem.of(ProblemCode.WRONG_STATE, "The endpoint is disabled; enable it first");
  }

  private static Mono<Shown> shown(Endpoint endpoint) {
    return Mono.just(new Shown(endpoint, null));
  }

  private Shown withSecret(Endpoint endpoint) {
    return new Shown(endpoint, signer.secret(endpoint));
  }

  /**
   * An endpoint, to be shown.
   *
   * @param secret only where it was just made
   */
  public record Shown(Endpoint endpoint, @Nullable String secret) {

    @Override
    public String toString() {
      return "Shown[" + endpoint.id() + "]";
    }
  }
}
