package dev.acquit.gateway.retry;

import static dev.acquit.gateway.support.Debtor.CHARGES;
import static dev.acquit.gateway.support.Debtor.INSTALLMENT;
import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.User;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What the networks allow is counted across payments, and held to by whoever tries. */
@GatewayTest
class LimitsIT {

  /** Visa's, of one amount in thirty days. */
  private static final int VISA = 20;

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Environment environment;

  @Test
  void ofTwentyRetriesAtOnceOneFits(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payments = IntStream.range(0, VISA).mapToObj(_ -> debtor.failed("")).toList();

    var replies =
        payments.stream().map(debtor::retryLater).toList().stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
    assertThat(replies).filteredOn(reply -> reply.status() != 201).allSatisfy(LimitsIT::isLimited);
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(VISA + 1);
    assertProblem(debtor.charge(INSTALLMENT), 409, "retry_limit");
    assertThat(debtor.charge("").status()).as("a customer's own").isEqualTo(201);
    assertThat(other(debtor, 999).status()).as("another amount").isEqualTo(201);
  }

  @Test
  void whatIsLongAgoCountsNoMore(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed("");
    IntStream.range(0, VISA).forEach(_ -> debtor.failed(""));
    isLimited(debtor.retry(payment, "{}"));

    age(debtor, Duration.ofDays(31));

    assertThat(debtor.retry(payment, "{}").status()).isEqualTo(201);
  }

  @Test
  void whatTheIssuerApprovedOrNeverSawCountsNot(Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    debtor.failed("");
    Debtor.approves(PROCESSOR);
    assertThat(debtor.charge("").text("/status")).isEqualTo("succeeded");
    PROCESSOR.answers("POST", CHARGES, 429, "{}");
    assertThat(debtor.charge("").text("/status")).isEqualTo("failed");

    assertThat(tries(debtor)).isEqualTo(1);
    PROCESSOR.answers("POST", CHARGES, 500, "{}");
    assertThat(debtor.charge("").status()).isEqualTo(202);
    assertThat(tries(debtor)).as("doubt counts").isEqualTo(2);
  }

  @Test
  void anAccountWithoutFundsIsDebitedOnceAgain(Api api) {
    var shop = api.shop();
    assertThat(shop.account("own", PROCESSOR.address()).status()).isEqualTo(201);
    PROCESSOR.answers(
        "POST",
        CHARGES,
        402,
        """
        {"id":"ch_{{randomValue length=12 type='ALPHANUMERIC'}}","operation":"charge","status":"declined",
          "return_code":"901","method":{"rail":"eft"},"amount":12550,"currency":"CAD",
          "reference":"{{jsonPath request.body '$.reference'}}"}\
        """);
    var sporadic = Shop.MANDATE.replace("}", ",\"use\":\"sporadic\"}");
    var token = shop.tokenizeAccount(Shop.SETTLES, ",\"mandate\":" + sporadic).text("/id");
    var user = User.of(shop);
    var debtor = new Debtor(user, User.kept(user.keep(token, "")));

    var payment = debtor.failed("");
    assertThat(debtor.payment(payment).text("/failure/reason")).isEqualTo("insufficient_funds");
    assertThat(debtor.retry(payment, "{}").status()).isEqualTo(201);
    isLimited(debtor.retry(payment, "{}"));

    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
  }

  @Test
  void whatTheNetworkForbadeIsNeverChargedAgain(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "do_not_try_again");
    var payment = debtor.failed();
    Debtor.approves(PROCESSOR);

    assertThat(debtor.payment(payment).json().at("/failure/retry_after").isNull()).isTrue();
    assertProblem(debtor.charge(""), 409, "method_blocked");
    assertProblem(debtor.charge(INSTALLMENT), 409, "method_blocked");
    assertProblem(debtor.retry(payment, "{}"), 409, "retry_refused");
    var token = debtor.shop().token(Shop.APPROVED);
    assertProblem(debtor.user().charge(token, Shop.fresh()), 409, "method_blocked");
    assertThat(debtor.user().charge(debtor.user().card(User.card(7)), Shop.fresh()).status())
        .isEqualTo(201);
  }

  @Test
  void aPaymentStoppedByThePayerIsTheMerchantsNoMore(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stop_payment");
    debtor.failed();
    Debtor.approves(PROCESSOR);

    assertProblem(debtor.charge(INSTALLMENT), 409, "method_blocked");
    assertThat(debtor.charge("").text("/status")).isEqualTo("succeeded");
    assertThat(debtor.charge(INSTALLMENT).text("/status")).as("paid again").isEqualTo("succeeded");
  }

  /** It was approved before the payer stopped the merchant, and only settles later. */
  @Test
  void whatWasPaidBeforeLiftsNothing(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.approves(PROCESSOR);
    var before = debtor.charge("");
    Debtor.declines(PROCESSOR, "stop_payment");
    debtor.failed();
    Debtor.approves(PROCESSOR);

    var events = ProcessorEvents.of(debtor.shop(), before.text("/id"));
    assertThat(events.report("charge.settled", 1).status()).isEqualTo(200);
    eventually(() ->
        assertThat(debtor.payment(before.text("/id")).text("/settlement/status"))
            .isEqualTo("settled"));

    assertProblem(debtor.charge(INSTALLMENT), 409, "method_blocked");
  }

  @Test
  void anothersCardIsAnothers(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "do_not_try_again");
    debtor.failed();
    Debtor.approves(PROCESSOR);

    var elsewhere = Debtor.of(api, PROCESSOR);

    assertThat(elsewhere.charge(INSTALLMENT).text("/status")).isEqualTo("succeeded");
  }

  private static void isLimited(Reply reply) {
    assertProblem(reply, 409, "retry_limit");
    assertThat(Instant.parse(reply.text("/retry_after"))).isAfter(Instant.now());
  }

  private static Reply other(Debtor debtor, int amount) {
    var body =
        Shop.body(debtor.method(), Shop.fresh(), INSTALLMENT)
            .replace("\"amount\":12550", "\"amount\":" + amount);
    return debtor.shop().post("/v1/payments", Shop.fresh(), body);
  }

  private long tries(Debtor debtor) throws SQLException {
    return TestDatabase.of(environment)
        .number(
            "SELECT jsonb_array_length(tries) FROM acquit.watch WHERE organization_id = ?",
            debtor.shop().organizationId());
  }

  /** As if all tries had been made so much earlier. */
  private void age(Debtor debtor, Duration by) throws SQLException {
    TestDatabase.of(environment)
        .update(
            """
            UPDATE acquit.watch SET tries = (
              SELECT jsonb_agg(jsonb_set(t, '{at}', to_jsonb((t ->> 'at')::timestamptz - ? * interval '1 second')))
                FROM jsonb_array_elements(tries) t)
             WHERE organization_id = ?
            """,
            by.toSeconds(),
            debtor.shop().organizationId());
  }
}
