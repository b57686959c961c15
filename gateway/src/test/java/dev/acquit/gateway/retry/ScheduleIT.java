package dev.acquit.gateway.retry;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static dev.acquit.gateway.support.Problems.errors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import org.junit.jupiter.api.Test;

/** Schedules over HTTP: counted, checked whole, and told. */
@GatewayTest
class ScheduleIT {

  private static final String PATH = "/v1/retries";

  @Test
  void theStandardOneAppliesUntilThereIsAnother(Api api) {
    var standard = api.shop().get(PATH);

    assertThat(standard.number("/version")).isZero();
    assertThat(standard.json().at("/enabled").asBoolean()).isTrue();
    assertThat(standard.json().at("/paydays").toString()).isEqualTo("[1,15,\"last\"]");
    assertThat(standard.json().at("/rules/0/after").toString())
        .isEqualTo("[\"P3D\",\"P5D\",\"P7D\"]");
  }

  @Test
  void versionsAreCountedAndTold(Api api) {
    var shop = api.shop();

    var first = shop.put(PATH, "{\"version\":0,\"enabled\":false}");
    var second =
        shop.put(
            PATH,
            """
            {"version":1,"time_zone":"UTC","paydays":["last",2],
             "rules":[{"rail":"eft","reasons":["insufficient_funds"],"after":["PT30H","P2D"],"on_payday":true}]}
            """);

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(second.number("/version")).isEqualTo(2);
    assertThat(second.text("/id")).isEqualTo(first.text("/id"));
    assertThat(second.json().at("/rules/0/after").toString()).isEqualTo("[\"PT30H\",\"P2D\"]");
    assertThat(shop.get(PATH).body()).isEqualTo(second.body());
    assertProblem(shop.put(PATH, "{\"version\":1}"), 409, "wrong_state");
    var told = shop.get("/v1/events?type=retry_schedule.updated&resource=" + first.text("/id"));
    assertThat(told.json().at("/data/0/data")).isEqualTo(second.json());
    assertThat(told.number("/data/0/sequence")).isEqualTo(2);
    assertThat(api.shop().get(PATH).number("/version")).isZero();
  }

  @Test
  void allThatIsWrongIsToldAtOnce(Api api) {
    var refused =
        api.shop()
            .put(
                PATH,
                """
                {"version":-1,"enabled":"no","time_zone":"Mars/Base","paydays":[0,"first",31,1.5],"x":1,"rules":[
                  {"reasons":["stolen_card","insufficient_funds","insufficient_funds"],"after":["P3D","soon","PT1S","P91D"]},
                  {"rail":"sepa","after":[]},7]}
                """);

    assertProblem(refused, 400, "invalid_request");
    assertThat(errors(refused))
        .containsExactlyInAnyOrder(
            "/version out_of_range",
            "/enabled invalid_type",
            "/time_zone invalid_choice",
            "/paydays/0 invalid",
            "/paydays/1 invalid",
            "/paydays/3 invalid",
            "/x unknown_field",
            "/rules/0/rail required",
            "/rules/0/reasons/0 invalid_choice",
            "/rules/0/reasons/2 repeated",
            "/rules/0/after/1 invalid_format",
            "/rules/0/after/2 out_of_range",
            "/rules/0/after/3 out_of_range",
            "/rules/1/rail invalid_choice",
            "/rules/1/reasons required",
            "/rules/1/after required",
            "/rules/2 invalid_type");
  }
}
