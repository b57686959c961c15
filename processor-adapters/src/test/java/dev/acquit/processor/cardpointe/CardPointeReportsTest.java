package dev.acquit.processor.cardpointe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Line;
import dev.acquit.processor.Notice.Stage;
import dev.acquit.processor.contract.WireAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the reports of a day tell. */
class CardPointeReportsTest {

  private static final Instant DAY = Instant.parse("2026-11-21T00:00:00Z");
  private static final About SOLD = new About(null, "200081244288", "200081244288");

  @RegisterExtension final CardPointeDesk desk = new CardPointeDesk();

  @BeforeEach
  void day() {
    new CardPointeKit().reports().forEach(report -> desk.answersTo(report.url(), report.answer()));
  }

  private List<Genuine> polled(Map<String, String> settings) {
    return CardPointeDesk.only(desk.account(settings).poll(CardPointeKit.DAY).collectList());
  }

  @Test
  void settlementTellsWhatClearedAndWhatDidNot() {
    var settled = new About("A7K2M9QX4TBW3HD", "200081244288", "200081244288");
    var lost = new About(null, "224604245655", "224604245655");
    var decline = new Decline(DeclineReason.INTERBANK, "SETL.N");
    assertThat(polled(Map.of("reports", "settlement")).subList(0, 2))
        .containsExactly(
            new Genuine("settled:200081244288", List.of(new Fact.Settled(settled, DAY))),
            new Genuine(
                "rejected:224604245655:N",
                List.of(new Fact.Returned(lost, decline, cad(2_000), DAY))));
    assertThat(desk.requests()).hasSize(2);
  }

  @Test
  void debitsClearByBeingPaidAndComeBackWithTheBanksCode() {
    var facts = polled(Map.of("rails", "ach")).stream().flatMap(it -> it.facts().stream()).toList();
    var paid = new About(null, "308055048239", "308055048239");
    var back = new About(null, "308055048240", "308055048240");
    assertThat(facts)
        .contains(
            new Fact.Settled(paid, Instant.parse("2026-11-19T00:00:00Z")),
            new Fact.Returned(
                back,
                new Decline(DeclineReason.INSUFFICIENT_FUNDS, "R01"),
                new Amount(2_550, "USD"),
                Instant.parse("2026-11-20T00:00:00Z")))
        .hasSize(3);
  }

  @Test
  void disputeIsOpen() {
    var of = new About(null, "224604245655", "224604245655");
    assertThat(polled(Map.of("rails", "card")))
        .flatExtracting(Genuine::facts)
        .contains(
            new Fact.Disputed(
                of,
                "771886445001",
                Stage.OPEN,
                cad(400),
                "10.4",
                null,
                Instant.parse("2026-11-09T00:00:00Z")));
  }

  @Test
  void payoutAddsUp() {
    var payout =
        polled(Map.of("rails", "card")).stream()
            .flatMap(it -> it.facts().stream())
            .filter(Fact.PaidOut.class::isInstance)
            .map(Fact.PaidOut.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(payout.payoutId()).isEqualTo("15200186146");
    assertThat(payout.amount()).isEqualTo(cad(4_000));
    assertThat(payout.lines())
        .containsExactlyInAnyOrder(
            new Line(Line.Type.CHARGE, SOLD, cad(5_343), 0),
            new Line(
                Line.Type.REFUND, new About(null, "224604245656", "200081244288"), cad(-500), 0),
            new Line(Line.Type.ADJUSTMENT, new About(null, null, null), cad(-200), 0),
            new Line(
                Line.Type.DISPUTE, new About(null, "224604245655", "224604245655"), cad(-400), 0),
            new Line(Line.Type.FEE, new About(null, null, null), cad(-150), 0),
            new Line(Line.Type.ADJUSTMENT, new About(null, null, null), cad(-93), 0));
  }

  @Test
  void payoutThatSaysMoreIsAnotherReport() {
    var before = polled(Map.of("rails", "card"));
    var more = CardPointeBodies.funding().body().replace("40.00", "41.00");
    desk.answersTo(CardPointeDesk.funding("496160873888"), WireAnswer.json(200, more));
    var after = polled(Map.of("rails", "card"));
    assertThat(after).hasSameSizeAs(before);
    assertThat(after.getLast().eventId())
        .startsWith("payout:15200186146:")
        .isNotEqualTo(before.getLast().eventId());
    assertThat(after.subList(0, 3)).isEqualTo(before.subList(0, 3));
  }

  @Test
  void oneMerchantNumberIsAskedOnce() {
    polled(Map.of("ach_merchant_id", "", "rails", "card,ach"));
    assertThat(desk.requests()).hasSize(2);
  }

  private static Amount cad(long minor) {
    return new Amount(minor, "CAD");
  }
}
