package dev.acquit.gateway.docs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A method of a path, as the document has it. */
record Operation(String method, String template, Pattern paths, Place place) {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  /** Every one, those without parameters in their path first. */
  static List<Operation> all(Place document) {
    return document
        .to("paths")
        .children()
        .flatMap(path -> path.children().filter(method -> METHODS.contains(method.name())))
        .map(Operation::at)
        .sorted((one, other) -> Boolean.compare(one.isTemplate(), other.isTemplate()))
        .toList();
  }

  private static Operation at(Place place) {
    var steps = place.pointer().split("/", -1);
    var template = steps[2].replace("~1", "/").replace("~0", "~");
    var paths = Pattern.compile(template.replaceAll("\\{[a-z_]+}", "[^/]+"));
    return new Operation(place.name().toUpperCase(Locale.ROOT), template, paths, place);
  }

  boolean matches(Exchange exchange) {
    return method.equals(exchange.method()) && paths.matcher(exchange.path()).matches();
  }

  Optional<Place> response(int status) {
    return Optional.of(place.to("responses", "" + status)).filter(Place::exists);
  }

  /** Its own, and those of its path. */
  Stream<Place> parameters() {
    var path = Place.root(place.document()).to("paths", template);
    return Stream.of(place, path).flatMap(at -> at.to("parameters").children());
  }

  boolean has(int status) {
    return response(status).isPresent();
  }

  /** Whether a key of that security scheme opens it. */
  boolean opensWith(String scheme) {
    return place.node().path("security").valueStream().anyMatch(one -> one.has(scheme));
  }

  Place requestSchema() {
    return place.to("requestBody", "content", "application/json", "schema");
  }

  String name() {
    return method + " " + template;
  }

  @Override
  public String toString() {
    return name();
  }

  private boolean isTemplate() {
    return template.contains("{");
  }
}
