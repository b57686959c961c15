package dev.acquit.gateway.payment.processing;

import dev.acquit.gateway.money.References;
import dev.acquit.gateway.payment.processing.guard.Guarded;
import dev.acquit.gateway.payment.processing.guard.Probe;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Capabilities.Abilities;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Operation;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks what became of a charge that was never sent: a processor that knows nothing of it is up. */
@Component
class LookupProbe implements Probe {

  private static final Logger LOG = LoggerFactory.getLogger(LookupProbe.class);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final String ANY_CURRENCY = "CAD";

  private final AccountDirectory directory;

  LookupProbe(AccountDirectory directory) {
    this.directory = directory;
  }

  /** Whether there is such a question. */
  static boolean canAsk(Capabilities can) {
    return can.doubt().lookups().contains(Operation.CHARGE) && rail(can).isPresent();
  }

  private static Optional<Rail> rail(Capabilities can) {
    return can.rails().keySet().stream()
        .sorted()
        .filter(rail -> can.on(rail).can(Operation.CHARGE))
        .findFirst();
  }

  @Override
  public Mono<Boolean> answers(Guarded guarded) {
    return directory
        .account(guarded.organization(), guarded.account())
        .flatMap(open ->
            asked(open.account())
                .timeout(open.deadlines().question().plus(GRACE))
                .map(finding -> !(finding instanceof Finding.Unanswered)))
        .onErrorResume(failure -> {
          LOG.warn("Account {} could not be asked: {}", guarded.account(), failure.toString());
          return Mono.just(false);
        })
        .defaultIfEmpty(false);
  }

  private static Mono<Finding> asked(ProcessorAccount account) {
    var can = account.capabilities();
    var rail = rail(can).orElseThrow();
    var amount = new Amount(100, currency(can.on(rail)));
    return account.lookup(
        new Call.Lookup(References.next(), Operation.CHARGE, rail, amount, null, null));
  }

  private static String currency(Abilities able) {
    return able.currencies().stream().sorted().findFirst().orElse(ANY_CURRENCY);
  }
}
