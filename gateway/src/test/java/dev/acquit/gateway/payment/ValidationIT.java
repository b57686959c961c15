package dev.acquit.gateway.payment;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.statements.Sql;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bank account is validated at its first debit, once for each organization. */
@GatewayTest
class ValidationIT {

  private static final String MICRO_DEPOSITS = "000444444445";
  private static final String NOT_VALIDATED = "000444444440";
  private static final Duration SOON = Duration.ofSeconds(10);

  @Autowired private Sql sql;

  @Test
  void aGoodAccountIsValidatedByItsFirstDebit(Api api) {
    var shop = api.shop();

    var debit = shop.debit(Shop.SETTLES, Shop.fresh());

    assertThat(debit.text("/status")).as(debit.body()).isEqualTo("processing");
    assertThat(debit.text("/source/validation")).isEqualTo("validated");
    assertThat(known(shop)).isEqualTo("validated");
  }

  @Test
  void oneThatIsNotThePayersFails(Api api) {
    var shop = api.shop();

    var debit = shop.debit(NOT_VALIDATED, Shop.fresh());

    assertThat(debit.text("/status")).as(debit.body()).isEqualTo("failed");
    assertThat(debit.text("/failure/reason")).isEqualTo("account_not_validated");
    assertThat(debit.text("/failure/category")).isEqualTo("data");
    assertThat(debit.text("/source/validation")).isEqualTo("failed");
    assertThat(known(shop)).isEqualTo("failed");
  }

  @Test
  void thePayerSaysWhichMicroDepositsCame(Api api) {
    var shop = api.shop();
    var debit = shop.debit(MICRO_DEPOSITS, Shop.fresh());
    assertThat(debit.text("/status")).as(debit.body()).isEqualTo("requires_action");
    assertThat(debit.text("/next_action/type")).isEqualTo("microdeposits");
    assertThat(debit.text("/next_action/url")).startsWith("http://");
    assertThat(debit.text("/source/validation")).isEqualTo("pending");
    assertThat(known(shop)).isEqualTo("pending");

    var resumed = resume(shop, debit, "32,45");

    assertThat(resumed.text("/status")).as(resumed.body()).isEqualTo("processing");
    assertThat(resumed.text("/source/validation")).isEqualTo("validated");
    assertThat(known(shop)).isEqualTo("validated");
  }

  @Test
  void otherAmountsFailThePayment(Api api) {
    var shop = api.shop();
    var debit = shop.debit(MICRO_DEPOSITS, Shop.fresh());

    var resumed = resume(shop, debit, "45,32");

    assertThat(resumed.text("/status")).as(resumed.body()).isEqualTo("failed");
    assertThat(resumed.text("/failure/reason")).isEqualTo("account_not_validated");
    assertThat(known(shop)).isEqualTo("failed");
  }

  @Test
  void whatIsValidatedIsNotValidatedAgain(Api api) {
    var shop = api.shop();
    resume(shop, shop.debit(MICRO_DEPOSITS, Shop.fresh()), "32,45");

    var second = shop.debit(MICRO_DEPOSITS, Shop.fresh());

    assertThat(second.text("/status")).as(second.body()).isEqualTo("processing");
    assertThat(second.text("/source/validation")).isEqualTo("validated");
  }

  @Test
  void anotherOrganizationHasItValidatedForItself(Api api) {
    var shop = api.shop();
    resume(shop, shop.debit(MICRO_DEPOSITS, Shop.fresh()), "32,45");

    assertThat(api.shop().debit(MICRO_DEPOSITS, Shop.fresh()).text("/status"))
        .isEqualTo("requires_action");
  }

  /** The payor's word is asked again: what waits was not sent to the bank. */
  @Test
  void aMandateThatEndedMeanwhileCallsItOff(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var sporadic = ",\"mandate\":" + Shop.MANDATE.replace("}", ",\"use\":\"sporadic\"}");
    var token = shop.tokenizeAccount(MICRO_DEPOSITS, sporadic);
    var debit =
        shop.post("/v1/payments", Shop.fresh(), Shop.body(token.text("/id"), reference, ""));
    assertThat(debit.text("/status")).as(debit.body()).isEqualTo("requires_action");
    shop.post("/v1/mandates/" + token.text("/mandate/id") + "/end", "{}");

    assertProblem(resume(shop, debit, "32,45"), 409, "mandate_ended");

    assertThat(shop.payment(debit.text("/id")).text("/status")).isEqualTo("canceled");
    assertThat(TestSimulator.operations(reference)).containsExactly("charge", "void");
    assertThat(resume(shop, debit, "32,45").text("/status")).isEqualTo("canceled");
  }

  private static Reply resume(Shop shop, Reply debit, String amounts) {
    return shop.post(
        "/v1/payments/" + debit.text("/id") + "/resume",
        "{\"returned\":{\"amounts\":\"" + amounts + "\"}}");
  }

  private String known(Shop shop) {
    return sql.one(
            "SELECT status FROM account_validation WHERE organization_id = $1",
            Args.of(shop.organizationId()),
            row -> row.text("status"))
        .blockOptional(SOON)
        .orElse("none");
  }
}
