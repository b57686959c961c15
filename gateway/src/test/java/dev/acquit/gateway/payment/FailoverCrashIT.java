package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.GatewayProcess;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gateways that go from one account to the next: killed on the way, and two of them at once. */
@Beside
class FailoverCrashIT {

  private static final String[] PATIENT = {
    "acquit.processing.money=10m",
    "acquit.payments.patience=10m",
    "acquit.payments.abandoned-after=10m"
  };
  private static final String[] IMPATIENT = {
    "acquit.payments.abandoned-after=4s",
    "acquit.processing.money=3s",
    "acquit.payments.patience=3s",
    "acquit.recovery.first=100ms",
    "acquit.recovery.every=100ms",
    "acquit.recovery.pause=1s"
  };

  private final TestDatabase database = TestDatabase.create();

  @AfterEach
  void dropDatabase() {
    database.close();
  }

  @Test
  void whatWasOnItsWayToTheNextIsSettledAndSentNoMore() {
    var done = Shop.fresh();
    var undone = Shop.fresh();
    TestSimulator.fault("charge", done, "timeout_after_commit");
    TestSimulator.fault("charge", undone, "timeout_before");
    try (var first = GatewayProcess.start(database.url(), PATIENT)) {
      var shop = first.api().shop();
      Candidate.closed(shop);
      Candidate.of(shop);
      assertThat(ask(shop, done)).isNotDone();
      assertThat(ask(shop, undone)).isNotDone();
      eventually(() -> assertThat(hopped()).isEqualTo(2));
      eventually(() -> assertThat(TestSimulator.operations(done)).containsExactly("charge"));

      first.kill();

      try (var second = GatewayProcess.start(database.url(), IMPATIENT)) {
        var same = new Shop(second.api(), shop.organization(), shop.key());
        eventually(() -> assertThat(payment(same, done).text("/status")).isEqualTo("succeeded"));
        eventually(() -> assertThat(payment(same, undone).text("/status")).isEqualTo("failed"));
        assertThat(payment(same, undone).text("/failure/reason")).isEqualTo("not_found");
        assertThat(payment(same, done).json().at("/attempts").size()).isEqualTo(2);
        assertThat(TestSimulator.operations(done)).containsExactly("charge");
        assertThat(TestSimulator.operations(undone)).isEmpty();
      }
    }
  }

  @Test
  void twoGatewaysWithOneKeyChargeOnce() {
    try (var one = GatewayProcess.start(database.url(), PATIENT);
        var two = GatewayProcess.start(database.url(), PATIENT)) {
      var shop = one.api().shop();
      Candidate.closed(shop);
      Candidate.of(shop);
      var elsewhere = new Shop(two.api(), shop.organization(), shop.key());
      var reference = Shop.fresh();
      var key = Shop.fresh();
      var body = Shop.body(shop.token(Shop.APPROVED), reference, "");

      var replies =
          IntStream.range(0, 10)
              .mapToObj(at -> at % 2 == 0 ? shop : elsewhere)
              .map(at -> at.postLater("/v1/payments", key, body))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();

      assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isIn(201, 202, 409));
      var decided = shop.decided("/v1/payments", key, body);
      assertThat(decided.text("/status")).isEqualTo("succeeded");
      assertThat(elsewhere.post("/v1/payments", key, body).body()).isEqualTo(decided.body());
      var taken = Stream.concat(replies.stream(), Stream.of(decided));
      assertThat(taken.filter(reply -> reply.status() == 201).map(Reply::body).distinct())
          .hasSize(1);
      assertThat(TestSimulator.operations(reference)).containsExactly("charge");
    }
  }

  private static CompletableFuture<Reply> ask(Shop shop, String reference) {
    var body = Shop.body(shop.token(Shop.APPROVED), reference, "");
    return shop.postLater("/v1/payments", Shop.fresh(), body);
  }

  private static Reply payment(Shop shop, String reference) {
    var found = shop.get("/v1/payments?reference=" + reference).text("/data/0/id");
    return shop.payment(found);
  }

  /** How many payments wait for their second account. */
  private long hopped() {
    return database.count(
        """
        SELECT count(*) FROM acquit.attempt a
         WHERE a.status = 'sent' AND EXISTS (
           SELECT FROM acquit.attempt b WHERE b.payment_id = a.payment_id AND b.status = 'not_attempted')
        """);
  }
}
