package dev.acquit.gateway.payment;

import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.support.Shop;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A shop's only processor account, at a simulator of the test's choice. */
final class OwnAccount {

  private static final Duration SOON = Duration.ofSeconds(20);

  private OwnAccount() {}

  static void open(Accounts accounts, Shop shop, URI simulator) {
    accounts
        .add(
            new Accounts.Stored(
                IdKind.ORGANIZATION.parse(shop.organization()).orElseThrow(),
                Ids.next(),
                false,
                "simulator",
                "own",
                simulator,
                Map.of("api_key", "text:any", "webhook_secret", "text:a-secret-of-this-test"),
                Map.of(),
                Map.of(),
                true,
                Instant.EPOCH,
                Instant.EPOCH))
        .block(SOON);
  }
}
