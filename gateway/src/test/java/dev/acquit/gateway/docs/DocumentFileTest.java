package dev.acquit.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts the document where {@code make lint-openapi} and {@code .ci/run} look for it. */
class DocumentFileTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Test
  void thePublishedDocumentIsThere() throws IOException {
    write(ApiDocument.published(), "openapi.json");
  }

  @Test
  void soIsWhatComesLater() throws IOException {
    write(ApiDocument.withWhatComesLater(), "openapi-later.json");
  }

  private static void write(ObjectNode document, String name) throws IOException {
    var file = Files.createDirectories(Path.of("target")).resolve(name);
    Files.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
    assertThat(MAPPER.readTree(file.toFile()).has("parts")).isFalse();
  }
}
