package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpTest {

  @RegisterExtension final SimulatorExtension simulator = new SimulatorExtension();

  private Api api() {
    return simulator.api();
  }

  @Test
  void malformedBodiesAreInvalidRequests() {
    var deep = "[".repeat(20_000);
    for (var body :
        List.of("", "{", "nope", "[]", "null", "42", "{\"a\":1,\"a\":2}", "{} {}", deep)) {
      for (var path : List.of("/v1/charges", "/v1/tokens", "/faults", "/clock", "/latency")) {
        var answer = api().raw(path, body);
        assertThat(answer.status()).as("%s %.20s", path, body).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("invalid_request");
      }
    }
  }

  @Test
  void bodyOver64KiBIsTooLarge() {
    var answer = api().raw("/v1/charges", "{\"a\":\"" + "x".repeat(64 * 1024) + "\"}");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(api().charge("R1", 100).status()).isEqualTo(200);
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    var answer =
        api()
            .post(
                "/v1/charges",
                "{'reference':'','amount':1.5,'currency':'XAU','capture':'yes',"
                    + "'card':{'number':'12','exp_month':13,'exp_year':'2030','cvc':'x'}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("errors"))
        .extracting(error -> error.get("field").asString())
        .containsExactlyInAnyOrder(
            "reference",
            "amount",
            "currency",
            "capture",
            "card.number",
            "card.exp_month",
            "card.exp_year",
            "card.cvc");
  }

  @Test
  void errorDoesNotRepeatWhatCame() {
    var answer = api().post("/v1/charges", Api.charge("R1", -1, "42424242424242424242"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().toString()).doesNotContain("4242");
  }

  @Test
  void amountsOutsideTheBoundsAreRefused() {
    for (var amount :
        List.of("0", "-1", "1.0", "1e3", "'5'", "100000000000", "9223372036854775808")) {
      var body = Api.charge("R1", 77_777, Api.GOOD).replace("77777", amount);
      assertThat(api().post("/v1/charges", body).status()).as(amount).isEqualTo(400);
    }
  }

  @Test
  void keyIsAskedForWhereThereIsAnAccount() {
    for (var header : List.of("Bearer ", "Bearer", "Basic abc", "x")) {
      var request =
          HttpRequest.newBuilder(api().address().resolve("/v1/charges"))
              .header("Authorization", header)
              .header("WWW-Authenticate", "Bearer")
              .POST(BodyPublishers.ofString("{}"))
              .build();
      var answer = api().send(request);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text("code")).isEqualTo("unauthorized");
    }
    assertThat(api().get("/ledger").status()).isEqualTo(200);
  }

  @Test
  void unknownPathIsNotFound() {
    assertThat(api().get("/v2/charges").status()).isEqualTo(404);
    assertThat(api().get("/v1/charges").status()).isEqualTo(404);
    assertThat(api().get("/health").status()).isEqualTo(200);
  }
}
