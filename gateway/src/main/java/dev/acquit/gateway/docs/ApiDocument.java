package dev.acquit.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The OpenAPI document, put together of its parts. A part adds to what stands: maps are united,
 * lists and descriptions go on, and a list's item is named by its index. An example may contain
 * another, by its reference. Reading blocks: it is for the start.
 */
final class ApiDocument {

  private static final String ROOT = "openapi";
  private static final String PARTS = "parts";
  private static final String LATER = "later";
  private static final String DESCRIPTION = "description";
  private static final String VALUE = "value";
  private static final String REFERENCE = "$ref";

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private ApiDocument() {}

  /** What the gateway does. */
  static ObjectNode published() {
    return assembled(PARTS);
  }

  /** The same with the parts whose code is still to come. */
  static ObjectNode withWhatComesLater() {
    return assembled(PARTS, LATER);
  }

  private static ObjectNode assembled(String... lists) {
    var document = read(ROOT);
    var parts = Stream.of(lists).flatMap(list -> document.path(list).valueStream()).toList();
    document.remove(PARTS);
    document.remove(LATER);
    parts.forEach(part -> merge(document, read(part.asString()), ""));
    fillExamples(document, document, false);
    return document;
  }

  /** Where a reference stands inside an example's value, what it leads to is put in its place. */
  private static void fillExamples(ObjectNode document, JsonNode node, boolean inValue) {
    if (inValue && node instanceof ObjectNode object && object.has(REFERENCE)) {
      fill(document, object);
    }
    node.properties()
        .forEach(entry ->
            fillExamples(document, entry.getValue(), inValue || entry.getKey().equals(VALUE)));
    if (node.isArray()) {
      node.forEach(item -> fillExamples(document, item, inValue));
    }
  }

  /** What stands beside the reference replaces what it brings. */
  private static void fill(ObjectNode document, ObjectNode object) {
    var pointer = object.remove(REFERENCE).stringValue().substring(1);
    var own = object.deepCopy();
    object.removeAll();
    object.setAll((ObjectNode) document.requiredAt(pointer).deepCopy());
    object.setAll(own);
  }

  /**
   * Adds {@code part} to {@code document}.
   *
   * @throws IllegalStateException if they contradict each other
   */
  static void merge(ObjectNode document, ObjectNode part, String at) {
    part.properties()
        .forEach(
            added -> add(document, added.getKey(), added.getValue(), at + "/" + added.getKey()));
  }

  private static void add(ObjectNode object, String name, JsonNode added, String at) {
    switch (object.get(name)) {
      case null -> object.set(name, added);
      case ObjectNode there when added instanceof ObjectNode more -> merge(there, more, at);
      case ArrayNode there when added instanceof ArrayNode more -> there.addAll(more);
      case ArrayNode there when added instanceof ObjectNode more -> mergeItems(there, more, at);
      case JsonNode there when name.equals(DESCRIPTION) && there.isString() && added.isString() ->
          object.put(name, there.stringValue().stripTrailing() + "\n" + added.stringValue());
      default -> throw new IllegalStateException("Two parts of the API document disagree at " + at);
    }
  }

  /** A map adds to the items of a list by their index. */
  private static void mergeItems(ArrayNode items, ObjectNode part, String at) {
    part.properties()
        .forEach(added ->
            merge(
                (ObjectNode) items.required(Integer.parseInt(added.getKey())),
                (ObjectNode) added.getValue(),
                at + "/" + added.getKey()));
  }

  private static ObjectNode read(String part) {
    var file = "/openapi/" + part + ".yaml";
    try (var resource = ApiDocument.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new IllegalStateException("The API document has no part " + file);
      }
      return (ObjectNode) YAML.readTree(resource);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
