package dev.acquit.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant's plain client of the simulator, who waits for answers. */
record Api(URI address, String key, HttpClient http) {

  static final String GOOD = "4242424242424242";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.shared();

  static Api of(Simulator simulator) {
    return new Api(
        simulator.address(),
        "key-a",
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  Api withKey(String other) {
    return new Api(address, other, http);
  }

  static String card(String number) {
    return "{'number':'%s','exp_month':12,'exp_year':2035,'cvc':'123'}".formatted(number);
  }

  static String charge(String reference, long amount, String number) {
    return "{'reference':'%s','merchant_reference':'INV-1','amount':%d,'currency':'CAD','card':%s}"
        .formatted(reference, amount, card(number));
  }

  static String eft(String account) {
    return bank("'rail':'eft','institution_number':'000','transit_number':'11000'", account);
  }

  static String ach(String account) {
    return bank("'rail':'ach','routing_number':'110000000'", account);
  }

  private static String bank(String numbers, String account) {
    return "{%s,'account_number':'%s','account_type':'checking','holder_name':'Ana Roy',"
            .formatted(numbers, account)
        + "'holder_type':'individual'}";
  }

  static String debit(String reference, long amount, String account) {
    return "{'reference':'%s','merchant_reference':'INV-1','amount':%d,'currency':'%s',"
            .formatted(reference, amount, account.contains("'ach'") ? "USD" : "CAD")
        + "'bank_account':"
        + account
        + "}";
  }

  /** A debit of the EFT account that must be sent; its id. */
  String debited(String reference, long amount, String account) {
    return post("/v1/charges", debit(reference, amount, eft(account))).text("id");
  }

  /** Moves the business clock to a later noon, of that day of the week. */
  void advanceToNoonOf(DayOfWeek weekday) {
    var now = Instant.parse(get("/clock").text("now"));
    var noon = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(36)).atOffset(ZoneOffset.UTC);
    while (noon.getDayOfWeek() != weekday) {
      noon = noon.plusDays(1);
    }
    advance(Duration.between(now, noon.toInstant()).toString());
  }

  /** Moves the business clock. */
  void advance(String step) {
    post("/clock", "{'advance':'" + step + "'}");
  }

  static String hold(String reference, long amount) {
    return charge(reference, amount, GOOD).replaceFirst("\\{", "{'capture':false,");
  }

  Answer charge(String reference, long amount) {
    return post("/v1/charges", charge(reference, amount, GOOD));
  }

  /** A charge that must be approved; its id. */
  String charged(String reference, long amount) {
    return charge(reference, amount).text("id");
  }

  /** An authorization that must be approved; its id. */
  String held(String reference, long amount) {
    return post("/v1/charges", hold(reference, amount)).text("id");
  }

  Answer change(String id, String what, String reference, long amount) {
    return post(
        "/v1/charges/" + id + "/" + what,
        "{'reference':'%s','amount':%d}".formatted(reference, amount));
  }

  Answer cancel(String id, String reference) {
    return post("/v1/charges/" + id + "/void", "{'reference':'" + reference + "'}");
  }

  Answer lookup(String reference) {
    return get("/v1/operations?reference=" + reference);
  }

  Answer fault(String operation, String fault) {
    return post("/faults", "{'operation':'%s','fault':'%s'}".formatted(operation, fault));
  }

  /** The ledger's rows of a reference. */
  JsonNode rows(String reference) {
    return get("/ledger?reference=" + reference).body().get("data");
  }

  /** JSON with single quotes, which no test needs otherwise. */
  Answer post(String path, String body) {
    return raw(path, body.replace('\'', '"'));
  }

  Answer raw(String path, String body) {
    return send(request(path).POST(BodyPublishers.ofString(body)).build());
  }

  Answer get(String path) {
    return send(request(path).GET().build());
  }

  Answer delete(String path) {
    return send(request(path).DELETE().build());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key);
  }

  Answer send(HttpRequest request) {
    try {
      return answer(http.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Many requests at once; the ones that broke are left out. */
  List<Answer> atOnce(int count, IntFunction<HttpRequest> request) {
    var pending =
        IntStream.range(0, count)
            .mapToObj(i -> http.sendAsync(request.apply(i), BodyHandlers.ofByteArray()))
            .toList();
    var answers = new ArrayList<Answer>();
    for (var future : pending) {
      arrived(future, answers);
    }
    return answers;
  }

  private static void arrived(
      CompletableFuture<HttpResponse<byte[]>> future, List<Answer> answers) {
    try {
      answers.add(answer(future.join()));
    } catch (CompletionException broken) {
      // counted by its absence
    }
  }

  HttpRequest posting(String path, String body) {
    return request(path).POST(BodyPublishers.ofString(body.replace('\'', '"'))).build();
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    return new Answer(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Retry-After").orElse(""));
  }

  /** What came back. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Answer(int status, byte[] bytes, String retryAfter) {

    JsonNode body() {
      return JSON.readTree(bytes);
    }

    String text(String field) {
      return body().path(field).asString("");
    }

    long number(String field) {
      return body().path(field).asLong();
    }
  }
}
