package dev.acquit.gateway.docs;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A place in the document.
 *
 * @param pointer where it is (RFC 6901), references followed
 */
record Place(JsonNode document, String pointer) {

  static Place root(JsonNode document) {
    return new Place(document, "");
  }

  /** Further down, through references. */
  Place to(String... names) {
    var place = this;
    for (var name : names) {
      place = place.step(name);
    }
    return place;
  }

  /** What is below, by name or by index. */
  Stream<Place> children() {
    return node().isArray()
        ? Stream.iterate(0, at -> at + 1).limit(node().size()).map(at -> to("" + at))
        : node().propertyStream().map(property -> to(property.getKey()));
  }

  JsonNode node() {
    return document.at(pointer);
  }

  boolean exists() {
    return !node().isMissingNode();
  }

  String name() {
    var last = pointer.substring(pointer.lastIndexOf('/') + 1);
    return last.replace("~1", "/").replace("~0", "~");
  }

  String text(String name) {
    return node().path(name).asString("");
  }

  @Override
  public String toString() {
    return pointer;
  }

  /** A schema may say more beside its reference, and stays where it is; all else is followed. */
  private Place step(String name) {
    var next = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    var referenced = document.at(next).path("$ref").asString("");
    return referenced.isEmpty() || name.equals("schema")
        ? new Place(document, next)
        : new Place(document, referenced.substring(1));
  }
}
