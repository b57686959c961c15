package dev.acquit.gateway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The steps of the demo's story. */
record Script(List<Step> steps) {

  private static final String TOLD = "/demo/story.yaml";
  private static final Pattern KEPT = Pattern.compile("\\$\\{(\\w+)}");

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  /** Reads it; that blocks. */
  static Script read() {
    try (var told = Script.class.getResourceAsStream(TOLD)) {
      return new Script(YAML.readValue(told, new TypeReference<List<Step>>() {}));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whom a step asks. */
  enum At {
    GATEWAY,
    SIMULATOR
  }

  /**
   * A request, and what is kept of its answer.
   *
   * @param post the path of what is sent, or else {@code get} that of what is looked at
   * @param keep names, and where in the answer their values are
   */
  record Step(
      At at,
      @Nullable String post,
      @Nullable String get,
      @Nullable ObjectNode body,
      @Nullable Map<String, String> keep) {

    Map<String, String> kept() {
      return keep == null ? Map.of() : keep;
    }

    String path(Map<String, JsonNode> known) {
      return filled(post == null ? String.valueOf(get) : post, known);
    }

    JsonNode body(Map<String, JsonNode> known) {
      return body == null ? JsonNodeFactory.instance.objectNode() : filled(body, known);
    }

    private static JsonNode filled(JsonNode node, Map<String, JsonNode> known) {
      if (node.isString()) {
        var name = KEPT.matcher(node.stringValue());
        return name.matches()
            ? known.getOrDefault(name.group(1), node)
            : JsonNodeFactory.instance.stringNode(filled(node.stringValue(), known));
      }
      if (node instanceof ObjectNode object) {
        var filled = JsonNodeFactory.instance.objectNode();
        object.forEachEntry((name, value) -> filled.set(name, filled(value, known)));
        return filled;
      }
      return node;
    }

    private static String filled(String text, Map<String, JsonNode> known) {
      return KEPT.matcher(text)
          .replaceAll(match ->
              Matcher.quoteReplacement(
                  known
                      .getOrDefault(match.group(1), JsonNodeFactory.instance.missingNode())
                      .asString("")));
    }
  }
}
