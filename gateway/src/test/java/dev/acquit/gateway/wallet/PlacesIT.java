package dev.acquit.gateway.wallet;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A wallet holds ten cards and ten e-checks, whoever saves them, and however many at once. */
@GatewayTest
class PlacesIT {

  @Test
  void fiftyAtOnceMakeTen(Api api) {
    var user = User.of(api.shop());
    var tokens = IntStream.range(0, 50).mapToObj(at -> user.shop().token(User.card(at))).toList();

    var saving = tokens.stream().map(user::keepLater).toList();
    var replies = saving.stream().map(CompletableFuture::join).toList();

    assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(10);
    assertThat(replies.stream().filter(reply -> reply.status() != 201))
        .allSatisfy(reply -> assertProblem(reply, 409, "wallet_full"));
    assertThat(user.methods()).hasSize(10);
  }

  @Test
  void anEleventhCardIsRefusedAndAnECheckStillFits(Api api) {
    var user = User.of(api.shop());
    var other = user.at(api.shop());
    var cards =
        IntStream.range(0, 10)
            .mapToObj(at -> (at % 2 == 0 ? user : other).card(User.card(at)))
            .toList();

    var eleventh = user.shop().token(User.card(10));
    assertProblem(user.keep(eleventh, ""), 409, "wallet_full");

    assertThat(user.keep(user.shop().debitToken(Shop.SETTLES), "").status()).isEqualTo(201);
    assertThat(user.methods()).hasSize(6);
    assertThat(user.delete(cards.getFirst()).status()).isEqualTo(204);
    assertThat(user.keep(eleventh, "").status()).as("refused, not used up").isEqualTo(201);
    assertProblem(user.keep(user.shop().token(User.card(11)), ""), 409, "wallet_full");
  }

  @Test
  void theSameNumberIsOneMethod(Api api) {
    var user = User.of(api.shop());
    var first = user.card(Shop.APPROVED);
    IntStream.range(0, 9).forEach(at -> user.card(User.card(at)));
    var token =
        user.shop()
            .post(
                "/v1/tokens",
                """
                {"type":"card","card":{"number":"%s","exp_month":7,"exp_year":2051}}\
                """
                    .formatted(Shop.APPROVED))
            .text("/id");

    var again = user.keep(token, "");

    assertThat(User.kept(again)).isEqualTo(first);
    assertThat(again.number("/card/exp_month")).isEqualTo(7);
    assertThat(again.number("/card/exp_year")).isEqualTo(2051);
    assertThat(user.methods()).hasSize(10).contains(first);
    assertProblem(user.keep(token, ""), 409, "token_used");
    assertThat(user.shop().charge(Shop.APPROVED, Shop.fresh()).text("/source/fingerprint"))
        .isEqualTo(again.text("/card/fingerprint"));
  }

  @Test
  void theSameNumberAtOnceIsOneMethod(Api api) {
    var user = User.of(api.shop());
    var tokens = IntStream.range(0, 8).mapToObj(_ -> user.shop().token(Shop.APPROVED)).toList();

    var saving = tokens.stream().map(user::keepLater).toList();

    assertThat(saving.stream().map(CompletableFuture::join).map(User::kept).distinct()).hasSize(1);
    IntStream.range(0, 9).forEach(at -> user.card(User.card(at)));
    assertProblem(user.keep(user.shop().token(User.card(9)), ""), 409, "wallet_full");
  }

  @Test
  void listIsPagedAndFilteredByType(Api api) {
    var user = User.of(api.shop());
    var card = user.card(Shop.APPROVED);
    var account = User.kept(user.keep(user.shop().debitToken(Shop.SETTLES), ""));
    var newest = user.card(User.card(1));

    assertThat(user.methods()).containsExactly(newest, account, card);
    var page = user.shop().get(user.path() + "?limit=2");
    assertThat(page.text("/next_cursor")).isEqualTo(account);
    assertThat(user.shop().get(user.path() + "?cursor=" + account).text("/data/0/id"))
        .isEqualTo(card);
    var accounts = user.shop().get(user.path() + "?type=bank_account");
    assertThat(accounts.json().at("/data").size()).isEqualTo(1);
    assertThat(accounts.text("/data/0/id")).isEqualTo(account);
    assertThat(accounts.text("/data/0/bank_account/rail")).isEqualTo("eft");
  }
}
