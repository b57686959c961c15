package dev.acquit.gateway.docs;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document's schemas (JSON Schema 2020-12), compiled once, and stricter than they are
 * published: an object has the documented fields and no other.
 */
final class Schemas {

  /** What OpenAPI adds is no schema; any other word that is unknown is a slip of the pen. */
  private static final Set<String> AROUND =
      Set.of("openapi", "info", "servers", "tags", "paths", "webhooks", "components");

  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .unknownKeywordFactory((word, context) -> keyword(word))
          .build();

  private static final String DOCUMENT = "https://acquit.example/openapi.json";

  private final SchemaRegistry registry;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  Schemas(ObjectNode document) {
    var strict = document.deepCopy();
    close(strict);
    this.registry =
        SchemaRegistry.withDialect(
            DIALECT,
            builder ->
                builder
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
                    .schemas(Map.of(DOCUMENT, strict.toString())));
  }

  /** What is wrong with {@code instance} by the schema at that place of the document. */
  List<String> errors(Place schema, JsonNode instance) {
    return compiled.computeIfAbsent(schema.pointer(), this::compile).validate(instance).stream()
        .map(Error::toString)
        .toList();
  }

  private Schema compile(String pointer) {
    return registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer));
  }

  private static Keyword keyword(String word) {
    if (!AROUND.contains(word)) {
      throw new IllegalArgumentException("Not a word of JSON Schema: " + word);
    }
    return new NonValidationKeyword(word);
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").asString("").equals("object")
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(Schemas::close);
  }
}
