package dev.acquit.gateway.retry;

import static dev.acquit.gateway.support.Debtor.CHARGES;
import static dev.acquit.gateway.support.Debtor.INSTALLMENT;
import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * What a merchant's charge declines is tried again by itself, as its organization's schedule says.
 */
@GatewayTest
class RetriesIT {

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Environment environment;
  private TestDatabase database;

  @BeforeEach
  void connect() {
    database = TestDatabase.of(environment);
  }

  @Test
  void anInstallmentWithoutFundsIsTriedDaysLaterAndSucceeds(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();

    var failed = debtor.payment(payment);
    assertThat(failed.text("/failure/retry")).isEqualTo("later");
    assertThat(planned(failed)).isBetween(Duration.ofDays(3), Duration.ofDays(6).plusHours(10));
    assertThat(due(payment)).isEqualTo(1);
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(1);

    Debtor.approves(PROCESSOR);
    Debtor.isDue(database, payment);

    var paid = debtor.becomes(payment, "succeeded");
    assertThat(paid.json().at("/failure").isNull()).isTrue();
    assertThat(paid.number("/retries")).isEqualTo(1);
    assertThat(paid.json().at("/attempts").size()).isEqualTo(2);
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
    assertThat(debtor.shop().get("/v1/payments/" + payment + "/timeline").body())
        .contains("payment.retried");
    eventually(() -> assertThat(jobs(payment)).isZero());
  }

  @Test
  void theLadderIsClimbedToItsEnd(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "processing_error");
    var payment = debtor.failed();

    for (int made = 1; made <= 3; made++) {
      assertThat(planned(debtor.payment(payment)))
          .isCloseTo(Duration.ofHours(made == 1 ? 1 : made == 2 ? 6 : 24), Duration.ofMinutes(1));
      Debtor.isDue(database, payment);
      var tries = made;
      eventually(() -> assertThat(retries(debtor, payment)).isEqualTo(tries));
      debtor.becomes(payment, "failed");
    }

    eventually(() -> assertThat(debtor.payment(payment).text("/failure/reason")).isNotEmpty());
    assertThat(debtor.payment(payment).json().at("/failure/retry_after").isNull()).isTrue();
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(4);
    eventually(() -> assertThat(jobs(payment)).isZero());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"purpose\":\"installment\"",
        ",\"initiator\":\"merchant\"",
        ",\"initiator\":\"merchant\",\"purpose\":\"deposit\"",
        INSTALLMENT + ",\"retry\":\"none\""
      })
  void nothingElseIsTriedByItself(String more, Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");

    var failed = debtor.charge(more);

    assertThat(failed.text("/status")).isEqualTo("failed");
    assertThat(failed.text("/failure/retry")).isEqualTo("later");
    assertThat(failed.json().at("/failure/retry_after").isNull()).isTrue();
  }

  @Test
  void aTokenPaysOnce(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var token = debtor.shop().token(Shop.APPROVED);

    var failed = debtor.user().charge(token, Shop.fresh(), INSTALLMENT);

    assertThat(failed.json().at("/failure/retry_after").isNull()).isTrue();
  }

  @Test
  void anOrganizationMaySwitchItOff(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var before = debtor.failed();
    debtor.shop().put("/v1/retries", "{\"enabled\":false}");

    var after = debtor.failed();
    Debtor.isDue(database, before);

    assertThat(debtor.payment(after).json().at("/failure/retry_after").isNull()).isTrue();
    canceled(debtor, before, "switched_off");
  }

  @Test
  void itsOwnScheduleCounts(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var rule = "{\"rail\":\"card\",\"reasons\":[\"insufficient_funds\"],\"after\":[\"PT2H\"]}";
    debtor.shop().put("/v1/retries", "{\"rules\":[" + rule + "]}");

    assertThat(planned(debtor.payment(debtor.failed())))
        .isCloseTo(Duration.ofHours(2), Duration.ofMinutes(1));
  }

  @Test
  void aConsentThatEndedEndsThePlan(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    debtor.user().revoke(debtor.method());

    Debtor.isDue(database, payment);

    canceled(debtor, payment, "method_unavailable");
    var told = debtor.shop().get("/v1/events?type=payment.retry_canceled&resource=" + payment);
    assertThat(told.text("/data/0/data/retry_canceled")).isEqualTo("method_unavailable");
    assertThat(told.number("/data/0/sequence")).isEqualTo(2);
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(1);
  }

  @Test
  void whatCannotBeTriedNowIsPutOff(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var own = debtor.payment(payment).text("/attempts/0/processor_account");
    var account = "/v1/processor_accounts/" + own;
    debtor.shop().patch(account, "{\"enabled\":false}");
    debtor
        .shop()
        .put(
            "/v1/routing",
            """
            {"rules":[{"name":"own","candidates":[{"processor_account":"%s"}]}]}\
            """
                .formatted(own));

    Debtor.isDue(database, payment);

    eventually(() -> assertThat(due(payment)).isEqualTo(1));
    assertThat(debtor.payment(payment).text("/status")).isEqualTo("failed");
    debtor.shop().patch(account, "{\"enabled\":true}");
    Debtor.approves(PROCESSOR);
    eventually(() -> {
      hurry(payment);
      assertThat(debtor.payment(payment).text("/status")).isEqualTo("succeeded");
    });
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
  }

  private void canceled(Debtor debtor, String payment, String why) {
    eventually(() -> assertThat(debtor.payment(payment).text("/retry_canceled")).isEqualTo(why));
    assertThat(debtor.payment(payment).text("/status")).isEqualTo("failed");
    assertThat(debtor.payment(payment).json().at("/failure/retry_after").isNull()).isTrue();
    eventually(() -> assertThat(jobs(payment)).isZero());
  }

  private static Duration planned(Reply payment) {
    return Duration.between(
        Instant.parse(payment.text("/updated_at")),
        Instant.parse(payment.text("/failure/retry_after")));
  }

  private static long retries(Debtor debtor, String payment) {
    return debtor.payment(payment).number("/retries");
  }

  private void hurry(String payment) {
    try {
      database.update("UPDATE acquit.work SET due_at = now() WHERE id = ?", Debtor.idOf(payment));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Jobs that wait until later. */
  private long due(String payment) {
    return database.count(
        "SELECT count(*) FROM acquit.work WHERE id = ? AND due_at > now()", Debtor.idOf(payment));
  }

  private long jobs(String payment) {
    return database.count("SELECT count(*) FROM acquit.work WHERE id = ?", Debtor.idOf(payment));
  }
}
