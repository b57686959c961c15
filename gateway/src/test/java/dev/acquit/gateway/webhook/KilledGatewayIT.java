package dev.acquit.gateway.webhook;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.Receiver.Received;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;

/**
 * Two gateways drain one outbox, and one is killed again and again while they do. By hand, with
 * {@code -Dtest.kills=100 -Dtest.events=5000}, it takes a while.
 */
@Restless
class KilledGatewayIT {

  private static final int KILLS = Integer.getInteger("test.kills", 1);
  private static final int EVENTS = Integer.getInteger("test.events", 300);

  private static final Duration SLOW = Duration.ofMillis(200);

  /** To be out when the victim is killed. */
  private static final int LAST = 2;

  @Autowired private Environment environment;

  @Autowired
  @Qualifier("backgrounds")
  private SmartLifecycle work;

  @Test
  void nothingIsLostAndWhatComesTwiceHasTheSameId(Api survivor) {
    try (var subscriber = Subscriber.of(survivor.shop(), "*")) {
      subscriber.receiver().pause(SLOW);
      var told = new Told(subscriber, new HashSet<>(), new HashSet<>());
      var verified = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        try (var victim = start()) {
          var both = List.of(survivor, victim.api());
          told.tell(both, EVENTS / KILLS - LAST);
          rest();
          leaveToTheVictim(told, both);
          victim.kill();
          subscriber.receiver().release();
          work.start();
          verified = verified(subscriber, verified);
        }
      }

      eventually(() -> assertThat(told.arrived()).isTrue());
      eventually(() ->
          assertThat(told.byId().stream().filter(same -> same.size() > 1).count())
              .as("taken over from the dead")
              .isGreaterThanOrEqualTo(KILLS));

      verified(subscriber, verified);
      var all = subscriber.receiver().received();
      assertThat(told.byId())
          .allSatisfy(same -> assertThat(same.stream().map(Received::body).distinct()).hasSize(1));
      assertThat(sequences(all, subscriber.id()))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, told.pings.size()).boxed().toList());
    }
  }

  /** Within the minutes for which a signature holds; how many have come so far. */
  private static int verified(Subscriber subscriber, int before) {
    var all = subscriber.receiver().received();
    assertThat(all.subList(before, all.size())).allMatch(subscriber::verifies);
    return all.size();
  }

  /** The survivor sends nothing any more, and has nothing out. */
  private void rest() {
    var rests = new CompletableFuture<Void>();
    work.stop(() -> rests.complete(null));
    rests.orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** What is out now is the victim's, which cannot record it. */
  private static void leaveToTheVictim(Told told, List<Api> gateways) {
    var receiver = told.subscriber.receiver();
    receiver.hold();
    var before = receiver.received().size();
    told.tell(gateways, LAST);
    eventually(() -> assertThat(receiver.received().size()).isGreaterThan(before));
  }

  private static List<Long> sequences(List<Received> all, String resource) {
    return all.stream()
        .filter(one -> one.text("/resource").equals(resource))
        .map(one -> one.json().at("/sequence").asLong())
        .distinct()
        .sorted()
        .toList();
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

  /** What the subscriber has to hear of: the ids of pings, and payments. */
  private record Told(Subscriber subscriber, Set<String> pings, Set<String> payments) {

    /** By each gateway in turn; every tenth is a payment. */
    void tell(List<Api> gateways, int events) {
      var shops =
          gateways.stream()
              .map(api -> new Shop(api, subscriber.shop().organization(), subscriber.shop().key()))
              .toList();
      for (int event = 0; event < events; event++) {
        var shop = shops.get(event / 10 % shops.size());
        if (event % 10 == 0) {
          payments.add(shop.paid(Shop.fresh()));
        } else {
          pings.add(ping(shops.get(event % shops.size())));
        }
      }
    }

    private String ping(Shop shop) {
      var reply = shop.post(subscriber.path("/ping"), "{}");
      assertThat(reply.status()).as(reply.body()).isEqualTo(202);
      return reply.text("/id");
    }

    Collection<List<Received>> byId() {
      var all = subscriber.receiver().received();
      return all.stream().collect(Collectors.groupingBy(Received::id)).values();
    }

    boolean arrived() {
      var all = subscriber.receiver().received();
      return all.stream().map(Received::id).collect(Collectors.toSet()).containsAll(pings)
          && all.stream()
              .map(one -> one.text("/resource"))
              .collect(Collectors.toSet())
              .containsAll(payments);
    }
  }
}
