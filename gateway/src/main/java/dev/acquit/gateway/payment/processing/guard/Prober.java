package dev.acquit.gateway.payment.processing.guard;

import dev.acquit.gateway.money.IdKind;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds out whether a processor is back before anybody's money is sent to it: by a question that
 * changes nothing. One answer serves all breakers of the account that wait for it.
 */
@Component
class Prober {

  private static final Logger LOG = LoggerFactory.getLogger(Prober.class);
  private static final int AT_ONCE = 16;

  private final Guards guards;
  private final Probe probe;

  Prober(Guards guards, Probe probe) {
    this.guards = guards;
    this.probe = probe;
  }

  /** Asks where it is due, and tells how often that was. */
  Mono<Long> run() {
    return Mono.fromSupplier(this::due)
        .flatMapMany(Flux::fromIterable)
        .flatMap(this::asked, AT_ONCE)
        .count();
  }

  private List<List<Guard>> due() {
    guards.all().forEach(Guard::reopenIfStuck);
    return guards.all().stream()
        .filter(Guard::isDue)
        .collect(Collectors.groupingBy(Prober::account))
        .values()
        .stream()
        .toList();
  }

  private static UUID account(Guard guard) {
    return guard.of().account();
  }

  /** Where there is nothing to ask, one first send at a time shows. */
  private Mono<Boolean> asked(List<Guard> waiting) {
    var guarded = waiting.getFirst().of();
    var answers = guarded.askable() ? probe.answers(guarded) : Mono.just(true);
    return answers.doOnNext(answered -> {
      LOG.info(
          "Account {}: {}",
          IdKind.PROCESSOR_ACCOUNT.format(guarded.account()),
          answered ? "it answers" : "no answer yet");
      waiting.forEach(guard -> guard.asked(answered));
    });
  }
}
