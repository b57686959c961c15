package dev.acquit.gateway.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Hurried;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever was told "unknown" is not charged elsewhere, whatever the processor says later. */
@Hurried
class FailoverPatienceIT {

  /** Longer than the caller's patience in tests, shorter than the processor's deadline. */
  private static final Duration LATE = Duration.ofSeconds(2);

  @Test
  void whatWasCalledUnknownIsSettledWhereItIs(Api api) {
    var shop = api.shop();
    Candidate.of(shop);
    Candidate.of(shop);
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "http_429", LATE);

    var slow = shop.charge(Shop.APPROVED, reference);

    assertThat(slow.status()).isEqualTo(202);
    assertThat(slow.text("/status")).isEqualTo("unknown");
    var failed = shop.payment(shop.settled(slow, "failed"));
    assertThat(failed.text("/failure/reason")).isEqualTo("not_attempted");
    assertThat(failed.json().at("/attempts").size()).isEqualTo(1);
    assertThat(TestSimulator.operations(reference)).isEmpty();
  }
}
