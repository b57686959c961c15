package dev.acquit.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;

/**
 * The page to try the API, held in memory: Swagger UI's two files, and a page and a script of ours.
 * Reading blocks: it is for the start.
 *
 * @param html the page itself
 * @param files what it loads, by name
 */
record DocsPage(String html, Map<String, File> files) {

  private static final String KEYS = "<!-- keys -->";
  private static final String SWAGGER_UI = "classpath:/META-INF/resources/webjars/swagger-ui/*/";

  /** The page, with these keys filled in. */
  static DocsPage with(@Nullable PublishedKeys keys) {
    var html = new String(bytes(new ClassPathResource("docs/index.html")), StandardCharsets.UTF_8);
    return new DocsPage(
        html.replace(KEYS, keys == null ? "" : told(keys)),
        Map.of(
            "docs.js", file("text/javascript", new ClassPathResource("docs/docs.js")),
            "swagger-ui.css", file("text/css", ofSwaggerUi("swagger-ui.css")),
            "swagger-ui-bundle.js", file("text/javascript", ofSwaggerUi("swagger-ui-bundle.js"))));
  }

  private static String told(PublishedKeys keys) {
    return told("secretKey", keys.secret())
        + told("publishableKey", keys.publishable())
        + told("operatorKey", keys.operator());
  }

  /** Under the name of the document's security scheme. */
  private static String told(String scheme, String key) {
    return "<meta name=\"acquit-key\" data-scheme=\"%s\" content=\"%s\">\n".formatted(scheme, key);
  }

  private static File file(String type, Resource resource) {
    return new File(MediaType.parseMediaType(type + ";charset=UTF-8"), bytes(resource));
  }

  /** Whatever its version. */
  private static Resource ofSwaggerUi(String name) {
    try {
      return Stream.of(new PathMatchingResourcePatternResolver().getResources(SWAGGER_UI + name))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("Swagger UI has no " + name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] bytes(Resource resource) {
    try {
      return resource.getContentAsByteArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A part of the page. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record File(MediaType type, byte[] content) {}
}
