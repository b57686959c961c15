package dev.acquit.gateway.support;

import dev.acquit.gateway.payment.Processors;
import dev.acquit.gateway.payment.Route;
import dev.acquit.gateway.statements.PlantedSql;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import io.r2dbc.spi.ConnectionFactory;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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
  Sql withoutCondition(ConnectionFactory pool) {
    return new PlantedSql(
        pool, "UPDATE payment SET status = $5", "AND version = $4", "AND $4::bigint IS NOT NULL");
  }

  /** What one gateway has taken, another takes as well. */
  @Bean
  @Primary
  @ConditionalOnProperty(name = "test.bug", havingValue = "takes-without-lease")
  Sql withoutLease(ConnectionFactory pool) {
    return new PlantedSql(
        pool,
        "tries = w.tries + 1",
        "now() + $5 * interval '1 millisecond'",
        "now() + $5 * interval '0 millisecond'");
  }

  @Bean
  @ConditionalOnProperty(name = "test.bug", havingValue = "retries-after-unknown")
  static BeanPostProcessor withoutDoubt() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Processors processors ? new Impatience(processors) : bean;
      }
    };
  }

  /** Takes silence for a no, and sends a charge again. */
  private record Impatience(Processors processors) implements Processors {

    @Override
    public Mono<Outcome> call(UUID organization, Route route, Operation operation, Call call) {
      var first = processors.call(organization, route, operation, call);
      return call instanceof Call.Charge charge
          ? first.flatMap(outcome ->
              outcome instanceof Outcome.Unknown
                  ? processors.call(organization, route, operation, again(charge))
                  : Mono.just(outcome))
          : first;
    }

    private static Call again(Call.Charge charge) {
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
