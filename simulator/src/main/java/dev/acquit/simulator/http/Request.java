package dev.acquit.simulator.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request, read to its end.
 *
 * @param account whose it is; empty where no account is asked for
 * @param id the id in the path; empty where there is none
 * @param host where the caller says that we are
 */
record Request(String account, String id, Map<String, String> query, JsonNode body, String host) {

  Fields fields() {
    if (!body.isObject()) {
      throw new InvalidRequest("body", "must be a JSON object");
    }
    return new Fields(body);
  }

  @Nullable String query(String name) {
    return query.get(name);
  }

  /** A whole number in the query. */
  int query(String name, int least, int most, int otherwise) {
    var text = query.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      var number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException unreadable) {
      // said below, together with what is out of bounds
    }
    throw new InvalidRequest(name, "must be an integer from " + least + " to " + most);
  }
}
