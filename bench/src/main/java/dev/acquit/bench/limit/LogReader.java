package dev.acquit.bench.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the server's log, line by line. A session tells a statement's parse tree, with the types of
 * its parameters, when it prepares it, and the values each time that it executes it.
 */
final class LogReader {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String EXECUTED = "execute ";
  private static final String PARSED = "parse tree:";
  private static final String VALUES = "parameters: ";
  private static final Pattern TYPE = Pattern.compile(":paramid (\\d+)\\s+:paramtype (\\d+)");

  private final Map<Long, List<Integer>> parsed = new HashMap<>();
  private final Map<String, List<Integer>> types = new HashMap<>();
  private final List<Logged> executed = new ArrayList<>();

  /** What was executed, in the order of the lines. */
  List<Logged> executed() {
    return executed;
  }

  void read(String line) {
    try {
      read(JSON.readTree(line));
    } catch (JacksonException unfinished) {
      // the last line, while it is written
    }
  }

  private void read(JsonNode line) {
    var message = line.at("/message").asString("");
    var detail = line.at("/detail").asString("");
    if (message.startsWith(PARSED)) {
      parsed.put(line.at("/pid").asLong(), types(detail));
    } else if (message.startsWith(EXECUTED)
        && detail.regionMatches(true, 0, VALUES, 0, VALUES.length())) {
      var sql = message.substring(message.indexOf(": ") + 2);
      var values = Logged.values(detail.substring(VALUES.length()));
      var last = parsed.getOrDefault(line.at("/pid").asLong(), List.of());
      if (last.size() == values.size()) {
        types.putIfAbsent(sql, last);
      }
      executed.add(new Logged(sql, values, types.getOrDefault(sql, List.of())));
    }
  }

  /** In the order of the parameters. */
  static List<Integer> types(String tree) {
    var found = new TreeMap<Integer, Integer>();
    TYPE.matcher(tree)
        .results()
        .forEach(one -> found.put(Integer.valueOf(one.group(1)), Integer.valueOf(one.group(2))));
    return List.copyOf(found.values());
  }
}
