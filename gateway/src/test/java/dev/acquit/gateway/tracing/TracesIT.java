package dev.acquit.gateway.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.MockProcessor;
import dev.acquit.gateway.support.ProcessorEvents;
import dev.acquit.gateway.support.Receiver;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestSimulator;
import dev.acquit.gateway.tracing.Collector.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** From the request to the processor, to receivers and in the background: one tree each. */
@GatewayTest
@TestPropertySource(properties = "acquit.tracing.sampling=1")
@ExtendWith(OutputCaptureExtension.class)
class TracesIT {

  private static final Collector COLLECTOR = new Collector();
  private static final String CALLER = "00f067aa0ba902b7";
  private static final String CHARGE = "processor charge";
  private static final String POST = "POST /v1/payments";
  private static final String ODD = "4000056655665556";
  private static final Pattern NAME =
      Pattern.compile(
          "(GET|POST|PUT|PATCH|DELETE|_OTHER)( /[/a-z0-9_{}*]+)?|processor [a-z]+|webhook|job"
              + " [a-z_]+|SELECT( [\\w.]+)?|((INSERT|UPDATE|DELETE) [\\w.]+ ?)+");

  @RegisterExtension static final MockProcessor SILENT = new MockProcessor();

  @DynamicPropertySource
  static void endpoint(DynamicPropertyRegistry properties) {
    properties.add("acquit.tracing.otlp-endpoint", COLLECTOR::address);
  }

  @Test
  void aChargeIsOneTraceFromItsCallerToTheProcessor(Api api, CapturedOutput output) {
    var shop = api.shop();
    var trace = id();

    var paid = charge(shop, trace, Shop.APPROVED, Shop.fresh());

    assertThat(paid.text("/status")).as(paid.body()).isEqualTo("succeeded");
    var spans = COLLECTOR.trace(trace, POST, CHARGE);
    var request = only(spans, POST);
    assertThat(request.parent()).isEqualTo(CALLER);
    assertThat(request.kind()).isEqualTo(2);
    assertThat(request.tags())
        .containsEntry("http.request.method", "POST")
        .containsEntry("http.route", "/v1/payments")
        .containsEntry("http.response.status_code", "201");
    var call = only(spans, CHARGE);
    assertThat(call.parent()).isEqualTo(request.id());
    assertThat(call.kind()).isEqualTo(3);
    assertThat(call.tags())
        .containsEntry("acquit.processor", "simulator")
        .containsEntry("acquit.account", paid.text("/attempts/0/processor_account"))
        .containsEntry("acquit.reference", paid.text("/attempts/0/reference"))
        .containsEntry("acquit.operation", "charge")
        .containsEntry("acquit.outcome", "approved")
        .containsEntry("acquit.reason", "none");
    assertThat(spans).extracting(Seen::name).anyMatch(name -> name.contains("INSERT payment"));
    assertWhole(spans, request);
    assertThat(output.getAll().lines().filter(line -> line.contains("\"CHARGE ")))
        .anyMatch(line -> line.contains("\"trace_id\":\"" + trace + "\""));
    assertThat(output.getAll().lines().filter(line -> line.contains("POST /v1/payments 201")))
        .anyMatch(line -> line.contains("\"trace_id\":\"" + trace + "\""));
  }

  @Test
  void eachAccountThatIsAskedIsASpanOfTheSameTrace(Api api) {
    var shop = api.shop();
    var closed = shop.account(Shop.fresh(), "http://127.0.0.1:1").text("/id");
    var open = shop.account(Shop.fresh(), TestSimulator.address().toString()).text("/id");
    var trace = id();

    charge(shop, trace, Shop.APPROVED, Shop.fresh());

    var spans = COLLECTOR.trace(trace, POST, CHARGE);
    var request = only(spans, POST);
    var calls = spans.stream().filter(span -> span.name().equals(CHARGE)).toList();
    assertThat(calls)
        .extracting(span -> span.tag("acquit.account") + " " + span.tag("acquit.outcome"))
        .containsExactly(closed + " not_attempted", open + " approved");
    assertThat(calls).extracting(Seen::parent).containsOnly(request.id());
    assertWhole(spans, request);
  }

  @Test
  void aProcessorsEventIsATraceAndSoIsTheJobThatAppliesIt(Api api) {
    var shop = api.shop();
    var paid = shop.paid(Shop.fresh());

    assertThat(ProcessorEvents.of(shop, paid).report("charge.settled", 1).status()).isEqualTo(200);

    var route = "POST /v1/webhooks/{processor_account}";
    var request = COLLECTOR.traceOf(span -> span.name().equals(route), route);
    assertThat(request).extracting(Seen::name).anyMatch(name -> name.startsWith("INSERT "));
    assertWhole(request, only(request, route));
    var job = COLLECTOR.traceOf(span -> span.name().equals("job inbox"), "job inbox");
    assertThat(only(job, "job inbox").parent()).isEmpty();
    assertThat(only(job, "job inbox").tag("acquit.queue")).isEqualTo("inbox");
    assertThat(only(job, "job inbox").tag("acquit.ended")).isNotEmpty();
    assertWhole(job, only(job, "job inbox"));
  }

  @Test
  void neitherReceiversNorProcessorsHearOfIt(Api api) {
    var shop = api.shop();
    SILENT.answers("POST", ".*", 500, "{}");
    var account = shop.account(Shop.fresh(), SILENT.address());
    assertThat(account.status()).as(account.body()).isEqualTo(201);
    var receiver = Receiver.at("127.0.0.1");
    shop.post(
        "/v1/webhook_endpoints",
        "{\"url\":\"%s\",\"events\":[\"*\"]}".formatted(receiver.url("/hooks")));
    var trace = id();

    var unknown = charge(shop, trace, Shop.APPROVED, Shop.fresh());

    assertThat(unknown.status()).as(unknown.body()).isEqualTo(202);
    COLLECTOR.trace(trace, POST, CHARGE);
    assertThat(SILENT.requests())
        .isNotEmpty()
        .allSatisfy(sent -> assertThat(sent.getHeaders().keys()).noneMatch(TracesIT::isOfATrace));
    var delivery = COLLECTOR.traceOf(span -> span.name().equals("webhook"), "job webhooks");
    var sent = only(delivery, "webhook");
    assertThat(sent.parent()).isEqualTo(only(delivery, "job webhooks").id());
    assertThat(sent.tag("acquit.outcome")).isEqualTo("http_2xx");
    assertThat(receiver.received())
        .isNotEmpty()
        .allSatisfy(got -> assertThat(got.headers().keySet()).noneMatch(TracesIT::isOfATrace));
    receiver.close();
  }

  @Test
  void noSpanHoldsWhatTheHouseKeepsToItself(Api api) {
    var shop = api.shop();
    var reference = Shop.fresh();
    var token = shop.token(Shop.APPROVED);
    shop.post("/v1/payments", Shop.fresh(), Shop.body(token, reference, ""));
    shop.charge(Shop.NO_FUNDS, Shop.fresh());
    var debit = shop.debit(Shop.SETTLES, Shop.fresh());
    shop.refund(debit.text("/id"), "{\"reason\":\"card " + ODD + "\"}");
    shop.get("/v1/payments?reference=" + ODD);
    shop.get("/v1/payments/" + ODD);
    shop.get("/" + ODD + "?key=" + shop.key());
    var headers = headers(shop, "42424242424242424242424242424242");
    headers.put("tracestate", "card=" + ODD);
    api.http().send("MADEUP", "/v1/payments", ODD.getBytes(StandardCharsets.UTF_8), headers);
    var last = id();
    charge(shop, last, Shop.APPROVED, reference);

    COLLECTOR.trace(last, POST);
    assertThat(COLLECTOR.spans())
        .extracting(Seen::name)
        .allMatch(name -> NAME.matcher(name).matches());
    assertThat(COLLECTOR.text())
        .contains(shop.payment(debit.text("/id")).text("/attempts/0/reference"))
        .doesNotContain(
            Shop.APPROVED,
            Shop.NO_FUNDS,
            Shop.SETTLES,
            ODD,
            shop.key(),
            token,
            reference,
            debit.text("/id"),
            "MADEUP",
            "Ana Roy",
            "203.0.113.7");
    assertThat(COLLECTOR.spans())
        .extracting(Seen::trace)
        .noneMatch(id -> id.startsWith("42424242"));
  }

  private static boolean isOfATrace(String header) {
    return header.toLowerCase(Locale.ROOT).matches("trace.*|baggage|b3|x-b3-.*");
  }

  /** Every span of it hangs on another, and it has one root. */
  private static void assertWhole(List<Seen> spans, Seen root) {
    var ids = spans.stream().map(Seen::id).toList();
    assertThat(spans)
        .filteredOn(span -> !span.equals(root))
        .isNotEmpty()
        .allSatisfy(span -> assertThat(ids).as(span.toString()).contains(span.parent()));
  }

  private static Seen only(List<Seen> spans, String name) {
    var found = spans.stream().filter(span -> span.name().equals(name)).toList();
    assertThat(found).as(name + " of " + spans).hasSize(1);
    return found.getFirst();
  }

  private static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static Reply charge(Shop shop, String trace, String card, String reference) {
    var body = Shop.body(shop.token(card), reference, "");
    return shop.api().http().post("/v1/payments", body, headers(shop, trace));
  }

  private static Map<String, String> headers(Shop shop, String trace) {
    var headers = new HashMap<>(Api.bearer(shop.key()));
    headers.put("Idempotency-Key", Shop.fresh());
    headers.put("traceparent", "00-" + trace + "-" + CALLER + "-00");
    return headers;
  }
}
