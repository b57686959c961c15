package dev.acquit.gateway.wallet;

import static dev.acquit.gateway.support.Eventually.eventually;
import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Impatient;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.support.User;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One call charges and saves: what has paid is kept, and nothing else. */
@Impatient
class SaveWithPaymentIT {

  @Test
  void whatHasPaidIsKept(Api api) {
    var user = User.of(api.shop());
    var saved = user.chargeAndSave(user.shop().token(Shop.APPROVED), Shop.fresh(), "");

    assertThat(saved.text("/status")).as(saved.body()).isEqualTo("succeeded");
    var method = saved.text("/source/payment_method");
    assertThat(user.methods()).containsExactly(method);
    assertThat(user.method(method).text("/consent/text_version")).isEqualTo("w-1");
    assertThat(user.method(method).text("/card/last4")).isEqualTo("4242");
    assertThat(user.charge(method, Shop.fresh()).text("/status")).isEqualTo("succeeded");
  }

  @Test
  void anECheckIsKeptWithItsMandateOnceItIsOnItsWay(Api api) {
    var user = User.of(api.shop());
    var recurring =
        ",\"use\":\"recurring_variable\",\"confirmation_sent_at\":\"2026-11-20T15:05:00Z\"}";
    var mandate = ",\"mandate\":" + Shop.MANDATE.replace("}", recurring);
    var token = user.shop().tokenizeAccount(Shop.SETTLES, mandate).text("/id");

    var saved = user.chargeAndSave(token, Shop.fresh(), "");

    assertThat(saved.text("/status")).as(saved.body()).isEqualTo("processing");
    var method = saved.text("/source/payment_method");
    var again = user.charge(method, Shop.fresh());
    assertThat(again.text("/status")).as(again.body()).isEqualTo("processing");
    assertThat(again.text("/mandate")).isEqualTo(saved.text("/mandate"));
  }

  @Test
  void heldMoneyKeepsItToo(Api api) {
    var user = User.of(api.shop());
    var held =
        user.charge(
            user.shop().token(Shop.APPROVED),
            Shop.fresh(),
            ",\"capture\":\"manual\",\"save\":{\"user\":\"" + user.id() + "\",\"consent\":true}");

    var method = held.text("/source/payment_method");
    assertThat(user.methods()).containsExactly(method);
    var voided = user.shop().cancel(held.text("/id"));
    assertThat(voided.text("/source/payment_method")).isEqualTo(method);
    assertThat(user.methods()).containsExactly(method);
  }

  @Test
  void whatWasDeclinedIsNotAndItsPlaceIsFree(Api api) {
    var user = User.of(api.shop());
    IntStream.range(0, 9).forEach(at -> user.card(User.card(at)));

    var declined = user.chargeAndSave(user.shop().token(Shop.NO_FUNDS), Shop.fresh(), "");

    assertThat(declined.text("/status")).isEqualTo("failed");
    assertThat(declined.json().at("/source/payment_method").isNull()).isTrue();
    assertThat(user.methods()).hasSize(9);
    user.card(User.card(9));
  }

  @Test
  void aFullWalletRefusesBeforeAnythingIsCharged(Api api) {
    var user = User.of(api.shop());
    IntStream.range(0, 10).forEach(at -> user.card(User.card(at)));
    var reference = Shop.fresh();
    var token = user.shop().token(User.card(10));

    assertProblem(user.chargeAndSave(token, reference, ""), 409, "wallet_full");

    assertThat(TestSimulator.ledger(reference)).isEmpty();
    var known = user.chargeAndSave(user.shop().token(User.card(3)), Shop.fresh(), "");
    assertThat(known.text("/status")).isEqualTo("succeeded");
    assertThat(user.methods()).hasSize(10).contains(known.text("/source/payment_method"));
    assertThat(user.charge(token, reference).text("/status")).isEqualTo("succeeded");
  }

  @Test
  void inDoubtItIsNotThereAndHasItsPlace(Api api) {
    var user = User.of(api.shop());
    IntStream.range(0, 9).forEach(at -> user.card(User.card(at)));
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "reset_after_commit");

    var unknown = user.chargeAndSave(user.shop().token(Shop.APPROVED), reference, "");

    assertThat(unknown.text("/status")).as(unknown.body()).isEqualTo("unknown");
    assertThat(unknown.json().at("/source/payment_method").isNull()).isTrue();
    assertProblem(user.keep(user.shop().token(User.card(10)), ""), 409, "wallet_full");
    var paid = user.shop().settled(unknown, "succeeded");
    var method = user.shop().payment(paid).text("/source/payment_method");
    assertThat(user.methods()).hasSize(10).contains(method);
  }

  @Test
  void whatNeverArrivedLeavesNothing(Api api) {
    var user = User.of(api.shop());
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "reset");

    var unknown = user.chargeAndSave(user.shop().token(Shop.APPROVED), reference, "");

    var failed = user.shop().settled(unknown, "failed");
    assertThat(user.shop().payment(failed).json().at("/source/payment_method").isNull()).isTrue();
    assertThat(user.methods()).isEmpty();
    IntStream.range(0, 10).forEach(at -> user.card(User.card(at)));
  }

  @Test
  void twoPaymentsOfOneCardSaveItOnce(Api api) {
    var user = User.of(api.shop());
    var reference = Shop.fresh();
    TestSimulator.fault("charge", reference, "reset");
    var unknown = user.chargeAndSave(user.shop().token(Shop.APPROVED), reference, "");

    var paid = user.chargeAndSave(user.shop().token(Shop.APPROVED), Shop.fresh(), "");

    var method = paid.text("/source/payment_method");
    assertThat(user.methods()).containsExactly(method);
    user.shop().settled(unknown, "failed");
    assertThat(user.methods()).as("the other has paid").containsExactly(method);
    assertThat(user.charge(method, Shop.fresh()).text("/status")).isEqualTo("succeeded");
  }

  /** F3: one payment passes. */
  @Test
  void forAUserWhoNeverSignedInNothingIsSavedAndThePaymentPasses(Api api) {
    var user = User.of(api.shop());
    var token = user.shop().token(Shop.APPROVED);
    assertProblem(
        user.keep(token, ",\"saved_by\":\"admin\",\"signed_in\":false"),
        409,
        "user_never_signed_in");

    var paid =
        user.chargeAndSave(token, Shop.fresh(), ",\"saved_by\":\"admin\",\"signed_in\":false");

    assertThat(paid.text("/status")).as(paid.body()).isEqualTo("succeeded");
    assertThat(paid.text("/warnings/0/code")).isEqualTo("method_not_saved");
    assertThat(paid.json().at("/source/payment_method").isNull()).isTrue();
    assertThat(user.methods()).isEmpty();
  }

  @Test
  void aSavedOneIsNotSavedAgain(Api api) {
    var user = User.of(api.shop());
    var refused = user.chargeAndSave(user.card(Shop.APPROVED), Shop.fresh(), "");

    assertProblem(refused, 400, "invalid_request");
    eventually(() -> assertThat(user.methods()).hasSize(1));
  }
}
