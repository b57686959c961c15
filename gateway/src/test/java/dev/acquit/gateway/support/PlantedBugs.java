package dev.acquit.gateway.support;

import dev.acquit.gateway.payment.Processors;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.statements.PlantedSql;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.statements.StatementLimit;
import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import io.r2dbc.spi.ConnectionFactory;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import reactor.core.publisher.Mono;

/** What is wrong with a gateway, by {@code test.bug}: whoever looks for faults has to find it. */
@TestConfiguration(proxyBeanMethods = false)
class PlantedBugs {

  /** Whoever decides last, decides. */
  @Bean
  @Primary
  @ConditionalOnProperty(name = "test.bug", havingValue = "settles-without-condition")
  Sql withoutCondition(ConnectionFactory pool, StatementLimit limit) {
    return new PlantedSql(
        pool,
        limit,
        "UPDATE payment SET status = $5",
        "AND version = $4",
        "AND $4::bigint IS NOT NULL");
  }

  /** What one gateway has taken, another takes as well. */
  @Bean
  @Primary
  @ConditionalOnProperty(name = "test.bug", havingValue = "takes-without-lease")
  Sql withoutLease(ConnectionFactory pool, StatementLimit limit) {
    return new PlantedSql(
        pool,
        limit,
        "tries = w.tries + 1",
        "now() + $5 * interval '1 millisecond'",
        "now() + $5 * interval '0 millisecond'");
  }

  @Bean
  @ConditionalOnProperty(name = "test.bug", havingValue = "retries-after-unknown")
  static BeanPostProcessor withoutDoubt() {
    return hasty((charge, send) -> send.apply(another(charge)));
  }

  @Bean
  @ConditionalOnProperty(name = "test.bug", havingValue = "fails-after-unknown")
  static BeanPostProcessor withoutQuestion() {
    return hasty((_, _) -> Mono.just(new Outcome.NotAttempted("silence", null)));
  }

  private static BeanPostProcessor hasty(Haste haste) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Processors processors ? new Hasty(processors, haste) : bean;
      }
    };
  }

  private static Call.Charge another(Call.Charge charge) {
    return new Call.Charge(
        charge.reference().substring(0, 6)
            + ThreadLocalRandom.current().nextLong(100_000_000, 999_999_999),
        charge.amount(),
        charge.instrument(),
        charge.initiator(),
        charge.storedCredential(),
        charge.order(),
        charge.payer(),
        true);
  }

  /** What is done about a charge that nobody answered, in place of asking what became of it. */
  private interface Haste {

    Mono<Outcome> after(Call.Charge charge, Function<Call, Mono<Outcome>> send);
  }

  /** Takes silence for a no. */
  private record Hasty(Processors processors, Haste haste) implements Processors {

    @Override
    public Mono<Outcome> call(UUID organization, Route route, Operation operation, Call call) {
      Function<Call, Mono<Outcome>> send =
          one -> processors.call(organization, route, operation, one);
      return send.apply(call)
          .flatMap(outcome ->
              outcome instanceof Outcome.Unknown && call instanceof Call.Charge charge
                  ? haste.after(charge, send)
                  : Mono.just(outcome));
    }

    @Override
    public Mono<Finding> lookup(UUID organization, Route route, Call.Lookup call) {
      return processors.lookup(organization, route, call);
    }

    @Override
    public Mono<Capabilities> capabilities(UUID organization, Route route) {
      return processors.capabilities(organization, route);
    }
  }
}
