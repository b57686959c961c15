package dev.acquit.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the document promises, held against exchanges. Nothing is overlooked: a status, a field, a
 * media type, a code or a header of ours that is not documented is as wrong as one that is missing.
 */
public final class Contract {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Set<String> OUR_HEADERS =
      Set.of("X-Request-Id", "Idempotent-Replayed", "Retry-After", "WWW-Authenticate");

  private final Place document;
  private final Schemas schemas;
  private final List<Operation> operations;

  private Contract(ObjectNode document) {
    this.document = Place.root(document);
    this.schemas = new Schemas(document);
    this.operations = Operation.all(this.document);
  }

  static Contract of(ObjectNode document) {
    return new Contract(document);
  }

  /** The published document's; put together once. */
  public static Contract published() {
    return Holder.PUBLISHED;
  }

  /** Fails unless the document allows that exchange. */
  public void check(Exchange exchange) {
    assertThat(violations(exchange)).as("API document: %s", exchange).isEmpty();
  }

  /** What the document does not allow of what is sent to a receiver. */
  public List<String> violations(JsonNode event) {
    var schema = sent(event.path("type").asString(""));
    return schema.exists() ? errors(schema, event) : List.of("undocumented event");
  }

  /** The schema of what is sent about events of that type. */
  private Place sent(String type) {
    var content = document.to("webhooks", type, "post", "requestBody", "content");
    return content.to("application/json", "schema");
  }

  List<Operation> operations() {
    return operations;
  }

  Optional<Operation> operation(Exchange exchange) {
    return operations.stream().filter(operation -> operation.matches(exchange)).findFirst();
  }

  List<String> errors(Place schema, JsonNode instance) {
    return schemas.errors(schema, instance);
  }

  /** Everything that the document does not allow. */
  List<String> violations(Exchange exchange) {
    if (!METHODS.contains(exchange.method()) || isOfTheServer(exchange)) {
      return List.of();
    }
    var operation = operation(exchange);
    if (operation.isEmpty()) {
      return isOfSpringBoot(exchange) ? List.of() : notThere(exchange);
    }
    return operation
        .get()
        .response(exchange.status())
        .map(response ->
            Stream.of(
                    accepted(operation.get(), exchange),
                    headers(response, exchange),
                    content(response, exchange))
                .flatMap(List::stream)
                .toList())
        .orElseGet(() -> List.of("undocumented status " + exchange.status()));
  }

  /** The HTTP server refuses what it cannot read itself: the API never sees it. */
  private static boolean isOfTheServer(Exchange exchange) {
    return Set.of(400, 414, 431).contains(exchange.status())
        && exchange.body().isEmpty()
        && exchange.headers().firstValue("X-Request-Id").isEmpty();
  }

  private static boolean isOfSpringBoot(Exchange exchange) {
    return exchange.path().startsWith("/actuator");
  }

  /** A path or a method that the document does not have can only be refused. */
  private List<String> notThere(Exchange exchange) {
    return exchange.isProblem()
        ? body(document.to("components", "schemas", "Problem"), exchange)
        : List.of("undocumented operation");
  }

  /** What was accepted is documented; what is documented may still be refused. */
  private List<String> accepted(Operation operation, Exchange exchange) {
    if (exchange.status() >= 300) {
      return List.of();
    }
    var wrong = new ArrayList<String>();
    var schema = operation.requestSchema();
    if (!exchange.sent().isEmpty() && !operation.takesAnyBody()) {
      wrong.addAll(
          schema.exists()
              ? errors(schema, MAPPER.readTree(exchange.sent()))
              : List.of("undocumented request body"));
    }
    var known =
        operation.parameters().map(parameter -> parameter.text("name")).collect(Collectors.toSet());
    queryOf(exchange)
        .filter(name -> !known.contains(name))
        .forEach(name -> wrong.add("undocumented parameter " + name));
    return wrong;
  }

  private static Stream<String> queryOf(Exchange exchange) {
    var query = exchange.target().getRawQuery();
    return query == null
        ? Stream.empty()
        : Stream.of(query.split("&"))
            .map(part -> URLDecoder.decode(part.split("=", 2)[0], StandardCharsets.UTF_8))
            .filter(name -> !name.isEmpty());
  }

  private static List<String> headers(Place response, Exchange exchange) {
    var wrong = new ArrayList<String>();
    var documented = response.to("headers");
    for (var name : OUR_HEADERS) {
      var header = documented.to(name);
      var there = exchange.headers().firstValue(name).isPresent();
      if (there && !header.exists()) {
        wrong.add("undocumented header " + name);
      }
      if (!there && header.exists() && header.node().path("required").asBoolean()) {
        wrong.add("missing header " + name);
      }
    }
    return wrong;
  }

  private List<String> content(Place response, Exchange exchange) {
    var schema = response.to("content", exchange.mediaType(), "schema");
    if (exchange.body().isEmpty() && !response.to("content").exists()) {
      return List.of();
    }
    if (!schema.exists()) {
      return List.of("undocumented media type '" + exchange.mediaType() + "'");
    }
    return exchange.mediaType().endsWith("json") ? body(schema, exchange) : List.of();
  }

  private List<String> body(Place schema, Exchange exchange) {
    var body = MAPPER.readTree(exchange.body());
    var wrong = new ArrayList<>(errors(schema, body));
    if (exchange.isProblem() && body.path("status").asInt() != exchange.status()) {
      wrong.add("the problem is of another status");
    }
    return wrong;
  }

  private static final class Holder {
    static final Contract PUBLISHED = new Contract(ApiDocument.published());
  }
}
