package dev.acquit.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.event.EventTypes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is sent to receivers is documented, type by type, with an example that is as it says. */
class EventsTest {

  private final Place webhooks = Place.root(ApiDocument.published()).to("webhooks");

  @Test
  void everyTypeIsThereAndNoneMore() {
    assertThat(webhooks.children().map(Place::name))
        .containsExactlyInAnyOrderElementsOf(EventTypes.all());
  }

  @Test
  void everyExampleIsAsItsSchemaSays() {
    assertThat(webhooks.children())
        .allSatisfy(type ->
            assertThat(examples(type))
                .isNotEmpty()
                .allSatisfy(example -> {
                  assertThat(example.path("type").asString()).isEqualTo(type.name());
                  assertThat(example.at("/data/id")).isEqualTo(example.path("resource"));
                  assertThat(Contract.published().violations(example)).isEmpty();
                }));
  }

  @Test
  void anEventThatIsNotDocumentedIsFound() {
    var example = examples(webhooks.to("payment.succeeded")).findFirst().orElseThrow();
    var other = examples(webhooks.to("payout.paid")).findFirst().orElseThrow();
    var contract = Contract.published();

    assertThat(contract.violations(with(example, "type", other.path("type")))).isNotEmpty();
    assertThat(contract.violations(with(example, "data", other.path("data")))).isNotEmpty();
    assertThat(contract.violations(with(example, "more", other.path("type")))).isNotEmpty();
    assertThat(contract.violations(with(example, "type", example.path("id")))).isNotEmpty();
  }

  private static Stream<JsonNode> examples(Place webhook) {
    return webhook
        .to("post", "requestBody", "content", "application/json", "examples")
        .children()
        .map(example -> example.node().path("value"));
  }

  private static JsonNode with(JsonNode example, String name, JsonNode value) {
    var copy = example.deepCopy();
    ((ObjectNode) copy).set(name, value);
    return copy;
  }
}
