package dev.acquit.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The checker finds every kind of drift: the document is broken once for each, and the API too. */
class ContractTest {

  private static final String PAYMENT = "pay_01m7zzn9v4e00atn124c02hsns";
  private static final String SUCCEEDED = "/components/examples/SucceededPayment/value";
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/json", "X-Request-Id", "req_1");
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ObjectNode document = ApiDocument.published();
  private final String payment = document.at(SUCCEEDED).toString();

  @Test
  void findsNothingWrongWithWhatIsDocumented() {
    assertThat(violations(got(200, payment))).isEmpty();
    assertThat(violations(posted("{\"amount\":1}", HEADERS))).isEmpty();
    Contract.published().check(got(200, payment));
  }

  @Test
  void findsAStatusThatIsNotDocumented() {
    assertThat(violations(got(206, payment))).containsExactly("undocumented status 206");
    remove("/paths/~1v1~1payments~1{id}/get/responses", "200");
    assertThat(violations(got(200, payment))).containsExactly("undocumented status 200");
  }

  @Test
  void findsAFieldThatIsNotDocumented() {
    assertThat(violations(got(200, changed(root -> root.put("margin", 1)))))
        .singleElement()
        .asString()
        .contains("margin");
    remove("/components/schemas/Settlement/properties", "payout");
    assertThat(violations(got(200, payment))).singleElement().asString().contains("payout");
  }

  @Test
  void findsAFieldThatIsMissing() {
    assertThat(violations(got(200, changed(root -> root.remove("settlement")))))
        .singleElement()
        .asString()
        .contains("settlement");
    ((ArrayNode) document.at("/components/schemas/Payment/required")).add("margin");
    assertThat(violations(got(200, payment))).singleElement().asString().contains("margin");
  }

  @Test
  void findsAValueThatIsNotDocumented() {
    assertThat(violations(got(200, changed(root -> root.put("status", "paid"))))).isNotEmpty();
    assertThat(violations(got(200, changed(root -> root.put("amount", "12550"))))).isNotEmpty();
    assertThat(violations(got(200, changed(root -> root.put("id", "pay_1"))))).isNotEmpty();
    assertThat(violations(got(200, changed(root -> root.put("created_at", "today"))))).isNotEmpty();
  }

  @Test
  void findsAnOperationThatIsNotDocumented() {
    assertThat(violations(exchange("GET", "/v1/payment_links", "", 200, HEADERS, "{}")))
        .containsExactly("undocumented operation");
    remove("/paths/~1v1~1payments~1{id}", "get");
    assertThat(violations(got(200, payment))).containsExactly("undocumented operation");
  }

  @Test
  void findsACodeThatIsNotDocumentedThere() {
    assertThat(violations(problem(404, "not_found"))).isEmpty();
    assertThat(violations(problem(404, "token_used"))).isNotEmpty();
    assertThat(violations(problem(404, "gone_missing"))).isNotEmpty();
    assertThat(violations(problem(403, "not_found"))).isNotEmpty();
  }

  @Test
  void findsAMediaTypeThatIsNotDocumented() {
    var headers = Map.of("Content-Type", "text/html", "X-Request-Id", "req_1");
    assertThat(violations(exchange("GET", "/v1/payments/" + PAYMENT, "", 200, headers, payment)))
        .containsExactly("undocumented media type 'text/html'");
  }

  @Test
  void findsAHeaderThatIsMissingOrNotDocumented() {
    var nothing = Map.of("Content-Type", "application/json");
    assertThat(violations(exchange("GET", "/v1/payments/" + PAYMENT, "", 200, nothing, payment)))
        .containsExactly("missing header X-Request-Id");
    var more = new HashMap<>(HEADERS);
    more.put("Retry-After", "1");
    assertThat(violations(exchange("GET", "/v1/payments/" + PAYMENT, "", 200, more, payment)))
        .containsExactly("undocumented header Retry-After");
  }

  @Test
  void findsARequestThatIsAcceptedAndNotDocumented() {
    assertThat(violations(posted("{\"tip\":1}", HEADERS))).isNotEmpty();
    assertThat(violations(exchange("GET", "/v1/payments?colour=red", "", 200, HEADERS, page())))
        .containsExactly("undocumented parameter colour");
  }

  @Test
  void twoPartsThatDisagreeAreRefused() {
    assertThatThrownBy(() -> ApiDocument.merge(document, object("{\"openapi\":\"3.0.0\"}"), ""))
        .hasMessageContaining("/openapi");
  }

  @Test
  void aPartAddsToMapsListsAndDescriptions() {
    var merged = object("{\"description\":\"One.\\n\",\"list\":[1],\"map\":{\"a\":1}}");

    ApiDocument.merge(
        merged, object("{\"description\":\"Two.\",\"list\":[2],\"map\":{\"b\":2}}"), "");

    assertThat(merged)
        .isEqualTo(
            object("{\"description\":\"One.\\nTwo.\",\"list\":[1,2],\"map\":{\"a\":1,\"b\":2}}"));
  }

  private List<String> violations(Exchange exchange) {
    return Contract.of(document).violations(exchange);
  }

  private void remove(String pointer, String name) {
    assertThat(((ObjectNode) document.at(pointer)).remove(name)).isNotNull();
  }

  private String changed(Consumer<ObjectNode> change) {
    var root = object(payment);
    change.accept(root);
    return root.toString();
  }

  private String page() {
    return document.at("/components/examples/EmptyPage/value").toString();
  }

  private static Exchange got(int status, String body) {
    return exchange("GET", "/v1/payments/" + PAYMENT, "", status, HEADERS, body);
  }

  private Exchange posted(String sent, Map<String, String> headers) {
    return exchange("POST", "/v1/payments/" + PAYMENT + "/capture", sent, 200, headers, payment);
  }

  private static Exchange problem(int status, String code) {
    var body =
        """
        {"type":"urn:acquit:problem:%2$s","title":"t","status":%1$d,"detail":"d","instance":"/",
         "code":"%2$s","request_id":"req_1"}\
        """
            .formatted(404, code);
    var headers = Map.of("Content-Type", "application/problem+json", "X-Request-Id", "req_1");
    return exchange("GET", "/v1/payments/" + PAYMENT, "", status, headers, body);
  }

  private static Exchange exchange(
      String method,
      String target,
      String sent,
      int status,
      Map<String, String> headers,
      String body) {
    var lists = new HashMap<String, List<String>>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new Exchange(
        method,
        URI.create("http://127.0.0.1" + target),
        sent,
        status,
        HttpHeaders.of(lists, (name, value) -> true),
        body);
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }
}
