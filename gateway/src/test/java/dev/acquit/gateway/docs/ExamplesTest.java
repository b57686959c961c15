package dev.acquit.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every example is what its schema says, to the last field; every reference leads somewhere. */
class ExamplesTest {

  /** What is served, and the same with what is still to come. */
  enum Edition {
    PUBLISHED,
    WITH_WHAT_COMES_LATER;

    ObjectNode document() {
      return this == PUBLISHED ? ApiDocument.published() : ApiDocument.withWhatComesLater();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyExampleIsAsItsSchemaSays(Edition edition) {
    var document = edition.document();
    var contract = Contract.of(document);
    var examples = contract.operations().stream().flatMap(ExamplesTest::examples).toList();

    assertThat(examples).hasSizeGreaterThan(150);
    assertThat(examples)
        .allSatisfy(example ->
            assertThat(contract.errors(example.schema, example.value)).as(example.name).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void everySchemasOwnExamplesAreToo(Edition edition) {
    var document = edition.document();
    var contract = Contract.of(document);
    var schemas = Place.root(document).to("components", "schemas").children().toList();

    assertThat(schemas)
        .allSatisfy(schema ->
            assertThat(schema.node().path("examples").valueStream())
                .allSatisfy(value -> assertThat(contract.errors(schema, value)).isEmpty()));
  }

  @ParameterizedTest
  @EnumSource
  void everyReferenceLeadsSomewhereAndNothingIsLeftOver(Edition edition) {
    var document = edition.document();
    var references = references(document).distinct().toList();

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(reference ->
            assertThat(document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    var components =
        Stream.of("schemas", "parameters", "headers", "responses", "examples")
            .flatMap(kind -> Place.root(document).to("components", kind).children())
            .map(place -> "#" + place.pointer());
    assertThat(components).allSatisfy(place -> assertThat(references).contains(place));
  }

  @ParameterizedTest
  @EnumSource
  void everyJsonBodyHasExamples(Edition edition) {
    var without =
        Contract.of(edition.document()).operations().stream()
            .filter(operation -> operation.template().startsWith("/v1/"))
            .flatMap(ExamplesTest::contents)
            .filter(content -> content.name().endsWith("json"))
            .filter(content -> content.to("examples").node().isEmpty());

    assertThat(without).isEmpty();
  }

  /** An optional field may never come, and nobody would notice: these are seen by ScenarioIT. */
  @Test
  void everyFieldOfAnAnswerIsThereUnlessItIsKnownToBeLeftOut() {
    var document = ApiDocument.published();
    var mayBeMissing =
        List.of(
            "NewCard",
            "Capture",
            "Resumption",
            "Sent",
            "MandateEnd",
            "ProcessorAccountChange",
            "PaymentMethodChange",
            "WebhookEndpointChange",
            "RoleChange",
            "UserChange",
            "TimelineEntry",
            "Problem",
            "Health",
            "BillingAddress");

    var optional =
        Place.root(document)
            .to("components", "schemas")
            .children()
            .filter(schema -> !schema.name().startsWith("New") || schema.name().startsWith("Newly"))
            .filter(schema -> !mayBeMissing.contains(schema.name()))
            .filter(schema -> !names(schema).equals(required(schema)))
            .map(Place::name);

    assertThat(optional).isEmpty();
  }

  private static List<String> names(Place schema) {
    return schema
        .node()
        .path("properties")
        .propertyStream()
        .map(one -> one.getKey())
        .sorted()
        .toList();
  }

  private static List<String> required(Place schema) {
    return schema.node().path("required").valueStream().map(JsonNode::asString).sorted().toList();
  }

  private static Stream<Example> examples(Operation operation) {
    return contents(operation)
        .flatMap(content ->
            content
                .to("examples")
                .children()
                .map(example ->
                    new Example(
                        operation.name() + " " + example.pointer(),
                        content.to("schema"),
                        example.node().path("value"))));
  }

  /** The request's, and those of every answer. */
  private static Stream<Place> contents(Operation operation) {
    return Stream.concat(
            Stream.of(operation.place().to("requestBody")),
            operation.place().to("responses").children())
        .flatMap(body -> body.to("content").children());
  }

  private static Stream<String> references(JsonNode node) {
    var own = node.path("$ref").asString("");
    return Stream.concat(
        own.isEmpty() ? Stream.empty() : Stream.of(own),
        node.valueStream().flatMap(ExamplesTest::references));
  }

  private record Example(String name, Place schema, JsonNode value) {

    @Override
    public String toString() {
      return name;
    }
  }
}
