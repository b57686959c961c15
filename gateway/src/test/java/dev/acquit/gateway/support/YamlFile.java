package dev.acquit.gateway.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A YAML file, read as JSON is. */
public final class YamlFile {

  private YamlFile() {}

  public static JsonNode read(Path file) throws IOException {
    Object content = new Yaml().load(Files.readString(file));
    return new JsonMapper().valueToTree(content);
  }
}
