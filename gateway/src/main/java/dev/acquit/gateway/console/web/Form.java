package dev.acquit.gateway.console.web;

import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody has filled in. What was left empty is not there.
 *
 * @param values each once; to be read as strictly as a body of the API
 * @param ids what was ticked in a list
 */
public record Form(ObjectNode values, List<String> ids, String csrf) {

  static final String CSRF = "csrf";

  private static final String ATTRIBUTE = Form.class.getName();
  private static final String ID = "id";

  /** The form of a request that has passed the door. */
  public static Form of(ServerRequest request) {
    return (Form) request.attribute(ATTRIBUTE).orElseThrow();
  }

  /** Its fields, to be read one by one. */
  public Fields fields() {
    return Fields.of(values);
  }

  /** Reads it, and leaves it with the request. */
  static Mono<Form> read(ServerRequest request) {
    if (!saysForm(request)) {
      return Mono.error(Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE));
    }
    return Body.raw(request)
        .map(bytes -> parsed(new String(bytes, StandardCharsets.UTF_8)))
        .doOnNext(form -> request.attributes().put(ATTRIBUTE, form));
  }

  private static boolean saysForm(ServerRequest request) {
    try {
      return request
          .headers()
          .contentType()
          .filter(MediaType.APPLICATION_FORM_URLENCODED::isCompatibleWith)
          .isPresent();
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }

  private static Form parsed(String text) {
    var values = Json.MAPPER.createObjectNode();
    var ids = new ArrayList<String>();
    for (var part : text.split("&", -1)) {
      var both = part.split("=", 2);
      var name = decoded(both[0]);
      var value = both.length == 1 ? "" : decoded(both[1]);
      if (name.equals(ID)) {
        ids.add(value);
      } else if (values.has(name)) {
        throw Problem.of(ProblemCode.INVALID_REQUEST, "A field is there twice");
      } else if (!value.isEmpty()) {
        values.put(name, value);
      }
    }
    var csrf = values.remove(CSRF);
    return new Form(values, List.copyOf(ids), csrf == null ? "" : csrf.asString());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw Problem.of(ProblemCode.INVALID_REQUEST, "The form is not encoded as one");
    }
  }

  @Override
  public String toString() {
    return "Form[****]"; // it may hold a password
  }
}
