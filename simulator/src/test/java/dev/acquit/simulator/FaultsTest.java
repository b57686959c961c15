package dev.acquit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

class FaultsTest {

  @RegisterExtension final SimulatorExtension simulator = new SimulatorExtension();

  private Api api() {
    return simulator.api();
  }

  @ParameterizedTest
  @CsvSource({"timeout_before, 0", "timeout_after_commit, 1"})
  void silence(String fault, int rows) {
    api().fault("charge", fault);
    var body = Api.charge("R1", 100, Api.GOOD).replace('\'', '"');
    HttpRequest impatient =
        api()
            .request("/v1/charges")
            .timeout(Duration.ofMillis(500))
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThatThrownBy(() -> api().send(impatient))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(HttpTimeoutException.class);
    assertThat(api().rows("R1")).hasSize(rows);
  }

  @ParameterizedTest
  @CsvSource({"reset, 0", "reset_after_commit, 1"})
  void reset(String fault, int rows) {
    api().fault("charge", fault);
    assertThatThrownBy(() -> api().charge("R1", 100))
        .isInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining("Connection reset");
    assertThat(api().rows("R1")).hasSize(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "http_500, 500, 0, internal_error",
    "http_500_after_commit, 500, 1, internal_error",
    "http_503, 503, 0, unavailable",
    "http_429, 429, 0, rate_limited",
    "http_401, 401, 0, unauthorized",
    "duplicate, 409, 0, duplicate_reference"
  })
  void errors(String fault, int status, int rows, String code) {
    api().fault("charge", fault);
    var answer = api().charge("R1", 100);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.retryAfter()).isEqualTo(status == 429 ? "1" : "");
    assertThat(api().rows("R1")).hasSize(rows);
  }

  @Test
  void garbageIsNotJsonAndEmptyIsEmptyAfterTheCommit() {
    api().fault("charge", "garbage");
    var garbage = api().charge("R1", 100);
    assertThat(garbage.status()).isEqualTo(200);
    assertThatThrownBy(garbage::body).isInstanceOf(JacksonException.class);
    api().fault("charge", "empty");
    var empty = api().charge("R2", 100);
    assertThat(empty.status()).isEqualTo(200);
    assertThat(empty.bytes()).isEmpty();
    assertThat(api().rows("R1")).hasSize(1);
    assertThat(api().rows("R2")).hasSize(1);
  }

  @Test
  void slowAnswerIsRightAndLate() {
    api().post("/faults", "{'operation':'charge','fault':'slow','delay':'PT0.4S'}");
    var before = Instant.now();
    assertThat(api().charge("R1", 100).text("status")).isEqualTo("approved");
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(390));
  }

  @Test
  void partialApprovesHalfAndNoMore() {
    api().fault("authorize", "partial");
    var half = api().post("/v1/charges", Api.hold("A1", 1_001));
    assertThat(half.number("amount")).isEqualTo(500);
    assertThat(api().change(half.text("id"), "capture", "C1", 501).status()).isEqualTo(409);
    assertThat(api().change(half.text("id"), "capture", "C1", 500).status()).isEqualTo(200);
  }

  @Test
  void scriptStrikesOnlyWhatItMatches() {
    api()
        .post(
            "/faults",
            "{'operation':'refund','fault':'http_500','match':"
                + "{'merchant_reference':'INV-1','reference':'F2','amount':2}}");
    var id = api().charged("R1", 100);
    assertThat(api().change(id, "refunds", "F1", 2).status()).isEqualTo(200);
    assertThat(api().change(id, "refunds", "F2", 1).status()).isEqualTo(200);
    assertThat(api().change(id, "refunds", "F2", 2).status()).isEqualTo(500);
  }

  @Test
  void scriptStrikesOneAccount() {
    var script = "{'operation':'charge','fault':'http_500','match':{'account_key':'%s'}}";
    api().post("/faults", script.formatted("another"));
    assertThat(api().charge("R1", 100).status()).isEqualTo(200);
    api().post("/faults", script.formatted(api().key()));
    assertThat(api().charge("R2", 100).status()).isEqualTo(500);
  }

  @Test
  void processingErrorIsDeclinedAndNotDone() {
    api().fault("charge", "processing_error");
    var answer = api().charge("R1", 100);
    assertThat(answer.status()).isEqualTo(402);
    assertThat(answer.text("reference")).isEqualTo("R1");
    assertThat(answer.text("decline_code")).isEqualTo("processing_error");
    assertThat(api().rows("R1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"capture", "void", "refund", "lookup", "token", "charge", "authorize"})
  void everyOperationCanBeStruck(String operation) {
    var held = api().held("A1", 100);
    var charged = api().charged("R1", 100);
    api().fault(operation, "http_503");
    var answer =
        switch (operation) {
          case "capture" -> api().change(held, "capture", "X", 100);
          case "void" -> api().cancel(held, "X");
          case "refund" -> api().change(charged, "refunds", "X", 100);
          case "lookup" -> api().lookup("A1");
          case "token" -> api().post("/v1/tokens", "{'card':" + Api.card(Api.GOOD) + "}");
          case "authorize" -> api().post("/v1/charges", Api.hold("X", 100));
          default -> api().charge("X", 100);
        };
    assertThat(answer.status()).isEqualTo(503);
    assertThat(api().rows("X")).isEmpty();
  }

  @Test
  void scriptsAreListedUntilUsedUpOrCleared() {
    api().post("/faults", "{'operation':'charge','fault':'http_500','times':2}");
    api().charge("R1", 100);
    var listed = api().get("/faults").body().get("data");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("times").asInt()).isEqualTo(1);
    assertThat(api().delete("/faults").status()).isEqualTo(204);
    assertThat(api().get("/faults").body().get("data")).isEmpty();
    assertThat(api().charge("R1", 100).status()).isEqualTo(200);
  }

  @Test
  void badScriptIsToldEverythingThatIsWrong() {
    var answer =
        api()
            .post(
                "/faults",
                "{'operation':'chrge','fault':'rest','times':0,'delay':'soon','math':{},"
                    + "'match':{'amount':'1','ref':'x'}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("errors"))
        .extracting(error -> error.get("field").asString())
        .containsExactlyInAnyOrder(
            "math", "operation", "fault", "match.ref", "match.amount", "times", "delay");
  }

  @ParameterizedTest
  @CsvSource({
    "refund, partial",
    "refund, processing_error",
    "lookup, duplicate",
    "token, duplicate"
  })
  void faultThatMakesNoSenseIsRefused(String operation, String fault) {
    assertThat(api().fault(operation, fault).status()).isEqualTo(400);
  }

  @Test
  void latencyHoldsBackEveryAnswerToAnAccount() {
    api().post("/latency", "{'delay':'PT0.3S'}");
    var before = Instant.now();
    assertThat(api().charge("R1", 100).status()).isEqualTo(200);
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(290));
    assertThat(api().post("/latency", "{'delay':'P1D'}").status()).isEqualTo(400);
  }
}
