package dev.acquit.gateway.support;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** An organization's journal, as a shop of it reads it. */
public record Diary(Shop shop) {

  /** The newest entry of that action. */
  public JsonNode newest(String action) {
    var found = all("?action=" + action);
    assertThat(found).as(action).isNotEmpty();
    return found.getFirst();
  }

  /** Newest first. */
  public List<JsonNode> all(String query) {
    var reply = shop.get("/v1/journal" + query);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json().at("/data").valueStream().toList();
  }

  /** The actions, oldest first. */
  public List<String> actions() {
    return all("?limit=100").reversed().stream().map(one -> one.at("/action").asString()).toList();
  }

  /** Waits until no entry is without a seal; the chain's end. */
  public JsonNode sealed() {
    eventually(() -> assertThat(all("?limit=100")).noneMatch(one -> one.at("/seal").isNull()));
    return shop.get("/v1/journal/verification").json().at("/newest");
  }
}
