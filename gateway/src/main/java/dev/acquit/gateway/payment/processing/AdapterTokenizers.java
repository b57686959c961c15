package dev.acquit.gateway.payment.processing;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.processing.guard.Guards;
import dev.acquit.gateway.token.Tokenizers;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Operation;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Leaves cards and bank accounts with processors. */
@Component
class AdapterTokenizers implements Tokenizers {

  private static final Logger LOG = LoggerFactory.getLogger(AdapterTokenizers.class);
  private static final int MOST = 3;

  private final EnabledAccounts enabled;
  private final AccountDirectory directory;
  private final Guards guards;

  AdapterTokenizers(EnabledAccounts enabled, AccountDirectory directory, Guards guards) {
    this.enabled = enabled;
    this.directory = directory;
    this.guards = guards;
  }

  @Override
  public Mono<Left> leave(Caller caller, Instrument instrument) {
    return enabled
        .of(caller)
        .flatMapIterable(found -> found)
        .filter(account -> enabled.can(account, able -> able.can(instrument.rail())))
        .take(MOST)
        .flatMap(account -> leave(account, instrument))
        .collectList()
        .filter(answers -> !answers.isEmpty())
        .map(AdapterTokenizers::left);
  }

  private Mono<Answer> leave(Accounts.Stored account, Instrument instrument) {
    var open = directory.open(account);
    return guards
        .of(open.guarded(), CallKind.TOKENIZE)
        .run(
            tokenized(open.account(), instrument),
            refusal -> new Tokenized.Unanswered(refusal.why()))
        .doOnNext(answer -> report(account, answer))
        .map(answer -> new Answer(account.id(), answer));
  }

  private static Mono<Tokenized> tokenized(ProcessorAccount account, Instrument instrument) {
    return Mono.defer(() -> account.tokenize(instrument))
        .onErrorResume(failure -> Mono.just(new Tokenized.Unanswered("adapter_failed")));
  }

  private static void report(Accounts.Stored account, Tokenized answer) {
    if (answer instanceof Tokenized.Unanswered(var why)) {
      LOG.warn("Account {} keeps nothing: {}", IdKind.PROCESSOR_ACCOUNT.format(account.id()), why);
    }
  }

  private static Left left(List<Answer> answers) {
    var references = new HashMap<UUID, String>();
    answers.forEach(answer -> {
      if (answer.tokenized instanceof Tokenized.Token(var token)) {
        references.put(answer.account, token);
      }
    });
    var refusal =
        answers.stream()
            .map(Answer::tokenized)
            .filter(Tokenized.Refused.class::isInstance)
            .map(refused -> ((Tokenized.Refused) refused).decline())
            .findFirst();
    return new Left(references, refusal.orElse(null));
  }

  @Override
  public Mono<Boolean> takes(Caller caller, UUID account, Rail rail) {
    return enabled
        .of(caller)
        .flatMapMany(Flux::fromIterable)
        .filter(found -> found.id().equals(account))
        .any(found -> enabled.can(found, able -> able.on(rail).can(Operation.CHARGE)));
  }

  private record Answer(UUID account, Tokenized tokenized) {}
}
