package dev.acquit.gateway.retry;

import static dev.acquit.gateway.support.Debtor.CHARGES;
import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A payment that somebody has tried again. */
@GatewayTest
class ManualIT {

  private static final List<String> LOST = List.of("operation_in_progress", "wrong_state");

  @RegisterExtension static final MockProcessor PROCESSOR = new MockProcessor();

  @Autowired private Environment environment;

  @Test
  void theSameMethodPaysAndTheKeyAnswersTheSame(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed("");
    Debtor.approves(PROCESSOR);
    var key = Shop.fresh();

    var paid = debtor.shop().post(Debtor.path(payment), key, "{}");

    assertThat(paid.status()).as(paid.body()).isEqualTo(201);
    assertThat(paid.text("/id")).isEqualTo(payment);
    assertThat(paid.text("/status")).isEqualTo("succeeded");
    assertThat(paid.number("/retries")).isZero();
    var again = debtor.shop().post(Debtor.path(payment), key, "{}");
    assertThat(again.body()).isEqualTo(paid.body());
    assertThat(again.replayed()).isTrue();
    assertProblem(debtor.retry(payment, "{}"), 409, "wrong_state");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
  }

  @Test
  void aStolenCardIsRefusedAndAnotherPays(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "stolen_card");
    var payment = debtor.failed();
    assertThat(debtor.payment(payment).text("/failure/retry")).isEqualTo("never");
    Debtor.approves(PROCESSOR);

    assertProblem(debtor.retry(payment, "{}"), 409, "retry_refused");
    assertProblem(
        debtor.retry(payment, source(debtor.shop().token(Shop.APPROVED))), 409, "retry_refused");
    var other = debtor.user().card(User.card(3));
    var paid = debtor.retry(payment, source(other));

    assertThat(paid.text("/status")).as(paid.body()).isEqualTo("succeeded");
    assertThat(paid.text("/source/payment_method")).isEqualTo(other);
  }

  @Test
  void anExpiredCardPaysOnceItsExpiryIsNew(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "expired_card");
    var payment = debtor.failed();
    Debtor.approves(PROCESSOR);
    assertProblem(debtor.retry(payment, "{}"), 409, "retry_refused");

    debtor.user().change(debtor.method(), "{\"exp_month\":3,\"exp_year\":2055}");

    assertThat(debtor.retry(payment, "{}").text("/status")).isEqualTo("succeeded");
  }

  @Test
  void whatATokenPaidNeedsAnotherSource(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "incorrect_cvc");
    var failed = debtor.user().charge(debtor.shop().token(Shop.APPROVED), Shop.fresh());
    var payment = failed.text("/id");
    Debtor.approves(PROCESSOR);

    assertProblem(debtor.retry(payment, "{}"), 400, "source_required");
    assertThat(errors(debtor.retry(payment, "{}"))).containsExactly("/source required");
    var token = debtor.shop().token(Shop.APPROVED);
    var paid = debtor.retry(payment, source(token));

    assertThat(paid.text("/status")).as(paid.body()).isEqualTo("succeeded");
    assertThat(paid.text("/source/token")).isEqualTo(token);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    assertProblem(debtor.retry(debtor.failed(""), source(token)), 409, "token_used");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofManyAtOnceOneCharges(boolean automaticToo, Api api) throws SQLException {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    Debtor.approves(PROCESSOR);
    if (automaticToo) {
      Debtor.isDue(TestDatabase.of(environment), payment);
    }

    var replies =
        IntStream.range(0, 10).mapToObj(_ -> debtor.retryLater(payment)).toList().stream()
            .map(CompletableFuture::join)
            .toList();

    debtor.becomes(payment, "succeeded");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
    var won = replies.stream().filter(reply -> reply.status() == 201).count();
    assertThat(won).isEqualTo(automaticToo ? 1 - debtor.payment(payment).number("/retries") : 1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 201)
        .allSatisfy(reply -> assertThat(reply.text("/code")).isIn(LOST));
  }

  @Test
  void aSilenceIsUnknownAndLocked(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed("");
    PROCESSOR.answers("POST", CHARGES, 500, "{}");

    assertThat(debtor.retry(payment, "{}").status()).isEqualTo(202);
    assertProblem(debtor.retry(payment, "{}"), 409, "wrong_state");
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(2);
  }

  @Test
  void aReturnedDebitIsReplaced(Api api) {
    var shop = api.shop();
    var debit = shop.debit(Shop.SETTLES, Shop.fresh()).text("/id");
    var events = ProcessorEvents.of(shop, debit);
    events.report("charge.settled", 4);
    events.report("charge.returned", 20, ",\"return_code\":\"901\",\"method\":{\"rail\":\"eft\"}");
    eventually(() -> assertThat(shop.payment(debit).text("/status")).isEqualTo("returned"));
    var debtor = new Debtor(User.of(shop), "");

    var paid = debtor.retry(debit, source(shop.token(Shop.APPROVED)));

    assertThat(paid.status()).as(paid.body()).isEqualTo(201);
    assertThat(paid.text("/id")).isNotEqualTo(debit);
    assertThat(paid.text("/retry_of")).isEqualTo(debit);
    assertThat(shop.payment(debit).text("/retried_by")).isEqualTo(paid.text("/id"));
    assertThat(shop.payment(debit).text("/status")).isEqualTo("returned");
    assertProblem(debtor.retry(debit, source(shop.token(Shop.APPROVED))), 409, "wrong_state");
    assertThat(TestSimulator.operations(paid.text("/reference")))
        .containsExactly("charge", "charge");
  }

  @Test
  void aDryRunTellsAndDoesNothing(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "insufficient_funds");
    var payment = debtor.failed();
    var before = debtor.payment(payment).body();

    var run = debtor.shop().post(Debtor.path(payment), "{\"dry_run\":true}");

    assertThat(run.status()).as(run.body()).isEqualTo(200);
    assertThat(run.json().at("/allowed").asBoolean()).isTrue();
    assertThat(run.text("/retry")).isEqualTo("later");
    assertThat(run.text("/limits/0/network")).isEqualTo("visa");
    assertThat(run.number("/limits/0/left")).isEqualTo(20);
    assertThat(debtor.payment(payment).body()).isEqualTo(before);
    assertThat(PROCESSOR.requests(CHARGES)).hasSize(1);
  }

  @Test
  void aDryRunTellsWhatWouldBeRefused(Api api) {
    var debtor = Debtor.of(api, PROCESSOR);
    Debtor.declines(PROCESSOR, "do_not_try_again");
    var payment = debtor.failed();

    var run = debtor.shop().post(Debtor.path(payment), "{\"dry_run\":true}");

    assertThat(run.json().at("/allowed").asBoolean()).isFalse();
    assertThat(run.text("/refusal")).isEqualTo("retry_refused");
    assertThat(run.text("/blocked")).isEqualTo("all");
    assertThat(run.json().at("/change_method").asBoolean()).isTrue();
  }

  private static String source(String id) {
    return "{\"source\":\"" + id + "\"}";
  }
}
