package dev.acquit.gateway.webhook;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.Receiver.Received;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * Two gateways drain one outbox, and one is killed again and again while they do. By hand, with
 * {@code -Dtest.kills=100 -Dtest.events=5000}, it takes a while.
 */
@Restless
class KilledGatewayIT {

  private static final int KILLS = Integer.getInteger("test.kills", 1);
  private static final int EVENTS = Integer.getInteger("test.events", 300);

  @Autowired private Environment environment;

  @Test
  void noEventIsLostAndWhatComesTwiceHasTheSameId(Api survivor) {
    var told = new HashSet<String>();
    try (var subscriber = Subscriber.of(survivor.shop(), "*")) {
      for (int kill = 0; kill < KILLS; kill++) {
        try (var victim = start()) {
          tell(subscriber, List.of(survivor, victim.api()), told);
          victim.kill(); // it has taken some, and sent some of those
        }
      }

      eventually(() -> assertThat(ids(subscriber)).containsAll(told));

      var all = subscriber.receiver().received();
      assertThat(all).allMatch(subscriber::verifies);
      assertThat(all.stream().collect(Collectors.groupingBy(Received::id)).values())
          .allSatisfy(same -> assertThat(same.stream().map(Received::body).distinct()).hasSize(1));
      assertThat(all.stream().map(one -> one.json().at("/sequence").asLong()).distinct().sorted())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, told.size()).boxed().toList());
    }
  }

  /** Beside the gateway of this test; what it takes is free again soon after its end. */
  private GatewayProcess start() {
    return GatewayProcess.start(
        TestDatabase.of(environment).url(),
        "acquit.vault.keys-file=" + environment.getRequiredProperty("acquit.vault.keys-file"),
        "acquit.webhooks.pauses=1s 1s 1s 1s 1s 1s 1s 1s 1s",
        "acquit.webhooks.every=50ms",
        "acquit.webhooks.time-limit=2s",
        "acquit.webhooks.lease=3s");
  }

  private static void tell(Subscriber subscriber, List<Api> gateways, Set<String> told) {
    for (int event = 0; event < EVENTS / KILLS; event++) {
      told.add(ping(subscriber, gateways.get(event % gateways.size())));
    }
  }

  private static String ping(Subscriber subscriber, Api api) {
    var shop = subscriber.shop();
    var reply = new Shop(api, shop.organization(), shop.key()).post(subscriber.path("/ping"), "{}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    return reply.text("/id");
  }

  private static List<String> ids(Subscriber subscriber) {
    return subscriber.receiver().received().stream().map(Received::id).toList();
  }
}
