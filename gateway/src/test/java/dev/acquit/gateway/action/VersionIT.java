package dev.acquit.gateway.action;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Attention;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** An item that is about no payment loses none of two changes. */
@GatewayTest
@TestPropertySource(properties = {"acquit.inbox.match-within=1s"})
class VersionIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  @Autowired private ActionItems items;
  @Autowired private Attention attention;

  @Test
  void ofTwoInTheSameMillisecondOneIsToldToLookAgain(Api api) {
    var shop = api.shop();
    var read = find(shop, stranger(shop));
    var at = read.updatedAt();
    var one = attention.change(read, read.assigned("u-1", at));
    var other = attention.change(read, read.assigned("u-2", at));

    assertThat(items.change(read, one).block(SOON)).isTrue();
    assertThat(items.change(read, other).block(SOON)).isFalse();

    assertThat(find(shop, IdKind.ACTION_ITEM.format(read.id())).assignee()).isEqualTo("u-1");
  }

  /** The item about a report that fits nothing; its id. */
  private static String stranger(Shop shop) {
    var events = ProcessorEvents.of(shop, shop.paid(Shop.fresh()));
    var data =
        """
        {"id":"ch_other","operation":"charge","charge":"ch_other","reference":"AOTHER","status":"approved",
          "amount":700,"currency":"CAD"}\
        """;
    events.send(ProcessorEvents.event("evt_stranger", "charge.succeeded", 1, data));
    var list = Desk.PATH + "?q=evt_stranger";
    eventually(() -> assertThat(shop.get(list).text("/data/0/cause")).isEqualTo("mismatch"));
    return shop.get(list).text("/data/0/id");
  }

  private ActionItem find(Shop shop, String item) {
    var id = IdKind.ACTION_ITEM.parse(item).orElseThrow();
    return Objects.requireNonNull(items.find(shop.caller(), id).block(SOON));
  }
}
