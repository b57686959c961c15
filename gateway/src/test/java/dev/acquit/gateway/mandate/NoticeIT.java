package dev.acquit.gateway.mandate;

import static dev.acquit.gateway.mandate.Given.day;
import static dev.acquit.gateway.mandate.Given.daysAgo;
import static dev.acquit.gateway.mandate.Given.mandate;
import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import dev.acquit.gateway.support.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The payor hears of a merchant's debit first, and the debit waits for the days of the notice. */
@GatewayTest
class NoticeIT {

  @Autowired private Environment environment;

  private static final String CONFIRMED = ",\"confirmation_sent_at\":\"" + daysAgo(55) + "\"";

  @Test
  void aVariableDebitNeedsOneOfItsAmount(Api api) {
    var given = new Given(api.shop());
    var token = given.token(mandate("recurring_variable", CONFIRMED));

    assertProblem(given.debit(token), 409, "notice_required");
    assertThat(given.notice(token, 12549, day(-1), daysAgo(20)).status()).isEqualTo(201);
    assertProblem(given.debit(token), 409, "notice_required");
    assertThat(given.notice(token, 12550, day(-1), daysAgo(20)).status()).isEqualTo(201);
    assertTaken(given.debit(token));
  }

  @Test
  void waitsForItsDays(Api api) {
    var given = new Given(api.shop());
    var token = given.token(mandate("recurring_variable", CONFIRMED));

    var notice = given.notice(token, 12550, day(-1), daysAgo(4));

    assertThat(notice.text("/debit_from")).isEqualTo(day(6));
    var refused = given.debit(token);
    assertProblem(refused, 409, "notice_period");
    assertThat(refused.text("/detail")).contains(day(6));
  }

  @Test
  void waitsForItsDayHoweverLongAgoItWasSent(Api api) {
    var given = new Given(api.shop());
    var token = given.token(mandate("recurring_variable", CONFIRMED));

    given.notice(token, 12550, day(3), daysAgo(40));

    var refused = given.debit(token);
    assertProblem(refused, 409, "notice_period");
    assertThat(refused.text("/detail")).contains(day(3));
  }

  @Test
  void allowsOneVariableDebit(Api api) {
    var given = new Given(api.shop());
    var token = given.token(mandate("recurring_variable", CONFIRMED));
    var notice = given.notice(token, 20000, day(-1), daysAgo(20));

    var debit = given.debit(token);

    assertTaken(debit);
    assertThat(given.shop().get(Given.path(token) + "/notices").text("/data/0/payment"))
        .isEqualTo(debit.text("/id"));
    assertThat(notice.json().at("/payment").isNull()).isTrue();
  }

  @Test
  void toldAgainIsTheSame(Api api) {
    var given = new Given(api.shop());
    var token = given.token(mandate("recurring_variable", CONFIRMED));
    var notice = given.notice(token, 12550, day(-1), daysAgo(20));

    assertThat(given.notice(token, 12550, day(-1), daysAgo(19)).json()).isEqualTo(notice.json());

    var method = User.kept(User.of(given.shop()).keep(token.text("/id"), ""));
    assertTaken(debitMethod(given, method));
    assertProblem(debitMethod(given, method), 409, "notice_required");
  }

  /** Who finds its notice used by another debit takes the next one. */
  @Test
  void whoLosesOneTakesTheNext(Api api) throws Exception {
    var given = new Given(api.shop());
    var token = given.token(mandate("recurring_variable", CONFIRMED));
    given.notice(token, 12550, day(-2), daysAgo(20));
    given.notice(token, 12550, day(-1), daysAgo(20));
    try (var other = TestDatabase.of(environment).connect()) {
      other.setAutoCommit(false);
      useFirst(other, given);
      var debit = CompletableFuture.supplyAsync(() -> given.debit(token));
      eventually(
          () -> assertThat(TestDatabase.of(environment).waiting("mandate_notice")).isPositive());

      other.commit();

      assertTaken(debit.get(30, TimeUnit.SECONDS));
    }
  }

  private static Reply debitMethod(Given given, String method) {
    var body = Shop.body(method, Shop.fresh(), ",\"initiator\":\"merchant\"");
    return given.shop().post("/v1/payments", Shop.fresh(), body);
  }

  private static void useFirst(Connection other, Given given) throws SQLException {
    try (var statement =
        other.prepareStatement(
            "UPDATE acquit.mandate_notice SET payment_id = ? WHERE organization_id = ? AND debit_on"
                + " = ?")) {
      statement.setObject(1, UUID.randomUUID());
      statement.setObject(2, given.shop().organizationId());
      statement.setObject(3, LocalDate.parse(day(-2)));
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void ofLongAgoAllowsNothing(Api api) {
    var given = new Given(api.shop());
    var token = given.token(mandate("recurring_variable", CONFIRMED));

    given.notice(token, 12550, day(-31), daysAgo(50));

    assertProblem(given.debit(token), 409, "notice_required");
  }

  @Test
  void isNotNeededByAPayorWhoAsksForTheDebit(Api api) {
    var given = new Given(api.shop());

    assertTaken(given.debit(given.token(mandate("recurring_variable", CONFIRMED)), "customer"));
  }

  @Test
  void ofAnAgreedAmountIsItsConfirmation(Api api) {
    var given = new Given(api.shop());
    var agreed = ",\"amount\":12550,\"currency\":\"CAD\",\"frequency\":\"monthly\"";
    var early = ",\"confirmation_sent_at\":\"" + daysAgo(9) + "\"";

    assertTaken(given.debit(given.token(mandate("recurring_fixed", agreed + CONFIRMED))));
    var refused = given.debit(given.token(mandate("recurring_fixed", agreed + early)));
    assertProblem(refused, 409, "notice_period");
    assertThat(refused.text("/detail")).contains(day(1));
  }

  @Test
  void ofAFixedAmountIsNeededWhereMoreIsTakenOrNoneWasAgreed(Api api) {
    var given = new Given(api.shop());
    var less = ",\"amount\":12549,\"currency\":\"CAD\"";
    var changed = given.token(mandate("recurring_fixed", less + CONFIRMED));
    var untold = given.token(mandate("recurring_fixed", CONFIRMED));

    assertProblem(given.debit(changed), 409, "notice_required");
    assertProblem(given.debit(untold), 409, "notice_required");
    given.notice(changed, 12550, day(-31), daysAgo(50));
    assertTaken(given.debit(changed));
  }

  @Test
  void mayBeReducedOrWaived(Api api) {
    var given = new Given(api.shop());
    var reduced = given.token(mandate("recurring_variable", ",\"notice_days\":3" + CONFIRMED));
    var prompt = ",\"waived\":true,\"confirmation_sent_at\":\"" + daysAgo(56) + "\"";

    given.notice(reduced, 12550, day(0), daysAgo(3));

    assertTaken(given.debit(reduced));
    assertTaken(given.debit(given.token(mandate("recurring_variable", prompt))));
  }

  @Test
  void comesBackWhereItsWaiverWasConfirmedTooLate(Api api) {
    var given = new Given(api.shop());
    var late = ",\"waived\":true,\"confirmation_sent_at\":\"" + daysAgo(54) + "\"";
    var token = given.token(mandate("recurring_variable", late));

    assertThat(given.mandate(token).text("/waived")).isEqualTo("false");
    assertThat(given.mandate(token).number("/notice_days")).isEqualTo(10);
    assertProblem(given.debit(token), 409, "notice_required");
  }

  @Test
  void isTheLawsOfAConsumersVaryingDebitsOnAch(Api api) {
    var given = new Given(api.shop());
    var variable = mandate("recurring_variable", "");

    assertProblem(given.debit(given.achToken(variable, "")), 409, "notice_required");
    assertTaken(given.debit(given.achToken(variable, ",\"holder_type\":\"company\"")));
    assertTaken(given.debit(given.achToken(mandate("recurring_fixed", ""), "")));
  }

  @Test
  void isReadStrictly(Api api) {
    var given = new Given(api.shop());
    var token = given.token(mandate("recurring_variable", CONFIRMED));
    var path = Given.path(token) + "/notices";

    assertThat(errors(given.shop().post(path, "{\"currency\":\"XAU\",\"x\":1}")))
        .containsExactlyInAnyOrder(
            "/amount required",
            "/debit_on required",
            "/currency unknown_currency",
            "/x unknown_field");
    assertThat(errors(given.notice(token, 100, "2026-02-30", daysAgo(61))))
        .containsExactlyInAnyOrder("/debit_on invalid_format", "/sent_at out_of_range");
    assertThat(errors(given.notice(token, 100, day(-2), daysAgo(1))))
        .containsExactly("/debit_on out_of_range");
  }

  private static void assertTaken(Reply debit) {
    assertThat(debit.status()).as(debit.body()).isEqualTo(201);
    assertThat(debit.text("/status")).isEqualTo("processing");
  }
}
