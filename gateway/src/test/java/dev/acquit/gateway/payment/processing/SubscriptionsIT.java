package dev.acquit.gateway.payment.processing;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Debtor;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.Shop;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A test account that does not say whether it will send events is charged all the same. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class SubscriptionsIT {

  private static final String ENDPOINTS = "/v1/webhook_endpoints";
  private static final int AT_ONCE = 10;

  @RegisterExtension static final MockProcessor MOCK = new MockProcessor();

  @Autowired private Subscriptions subscriptions;

  @Test
  void isAskedOnceHoweverManyChargesWait(Api api) {
    var shop = api.shop();
    var charges =
        IntStream.range(0, AT_ONCE)
            .mapToObj(_ -> Shop.body(shop.token(Shop.APPROVED), Shop.fresh(), ""))
            .toList();
    Debtor.approves(MOCK);
    MOCK.isSilent("POST", ENDPOINTS);
    var made = shop.account(Shop.fresh(), MOCK.address());
    assertThat(made.status()).as(made.body()).isEqualTo(201);

    var asked =
        charges.stream().map(body -> shop.postLater("/v1/payments", Shop.fresh(), body)).toList();

    assertThat(asked)
        .allSatisfy(one -> assertThat(one.join().text("/status")).isEqualTo("succeeded"));
    assertThat(MOCK.requests(ENDPOINTS)).hasSize(1);
  }

  /** Its credentials may be others by then; that it sends none is told once. */
  @Test
  void isAskedAgainAsItIsKnownByThen(Api api, CapturedOutput output) {
    var shop = api.shop();
    Debtor.approves(MOCK);
    MOCK.answers("POST", ENDPOINTS, 401, "{}");
    var account =
        shop.account(
                """
                {"processor":"simulator","name":"own","base_url":"%s",%s}\
                """
                    .formatted(MOCK.address(), signedBy("first")))
            .text("/id");
    shop.charge(Shop.APPROVED, Shop.fresh());
    askAgain();
    askAgain();
    assertThat(secrets(account)).hasSizeGreaterThanOrEqualTo(3).containsOnly("first");

    var changed = shop.patch("/v1/processor_accounts/" + account, "{" + signedBy("second") + "}");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    askAgain();

    assertThat(secrets(account)).contains("second");
    assertThat(output.getAll().lines().filter(line -> isTold(line, account))).hasSize(1);
    MOCK.answers("POST", ENDPOINTS, 201, "{}");
    eventually(() -> {
      askAgain();
      var asked = secrets(account).size();
      askAgain();
      assertThat(secrets(account)).as("it has said yes").hasSize(asked);
    });
  }

  private static String signedBy(String secret) {
    return """
    "credentials":{"api_key":"text:own","webhook_secret":"text:%s"}\
    """
        .formatted(secret);
  }

  private static boolean isTold(String line, String account) {
    return line.contains("Account " + account + " will send no events");
  }

  /** As it is asked by itself now and then. */
  private void askAgain() {
    subscriptions.askAgain().block(Duration.ofSeconds(60));
  }

  /** What that account was asked to sign events with, oldest first. */
  private static List<String> secrets(String account) {
    return MOCK.requests(ENDPOINTS).stream()
        .map(request -> Json.MAPPER.readTree(request.getBodyAsString()))
        .filter(body -> body.at("/url").asString().endsWith("/" + account))
        .map(body -> body.at("/secret").asString())
        .toList();
  }
}
