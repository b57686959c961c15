package dev.acquit.bench.limit;

import dev.acquit.bench.limit.Part.Form;
import dev.acquit.bench.machine.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two statements of a charge, made repeatable: what differed between two charges is fresh in
 * each transaction, all else stays as it was.
 */
record TwoCommits(Template intent, Template outcome, int methods) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern IDS = Pattern.compile("\\{%1$s(,%1$s)*}".formatted(ID));
  private static final int DIGEST_LENGTH = 34; // \x and 16 bytes
  private static final int ROLES_APART = 8; // an array takes more than one

  /** Only a charge's first statement records a key, and only its second one saves the answer. */
  static TwoCommits of(Database database, List<Logged> log, int methods) {
    var roles = new HashMap<String, Integer>();
    var saved = Set.copyOf(database.texts("SELECT id FROM bench.method"));
    var intents = log.stream().filter(having("INSERT INTO idempotency_key")).toList();
    var outcomes = log.stream().filter(having("UPDATE idempotency_key")).toList();
    return new TwoCommits(
        template(database, intents, roles, saved),
        template(database, outcomes, roles, saved),
        methods);
  }

  private static Predicate<Logged> having(String words) {
    return statement -> statement.sql().contains(words);
  }

  private static Template template(
      Database database, List<Logged> executions, Map<String, Integer> roles, Set<String> methods) {
    if (executions.size() < 2) {
      throw new IllegalStateException("Two charges are to be in the log: " + executions.size());
    }
    var one = executions.getFirst();
    var other = executions.getLast();
    var parts = new ArrayList<Part>();
    for (int at = 0; at < one.parameters().size(); at++) {
      parts.add(part(one.parameters().get(at), other.parameters().get(at), roles, methods));
    }
    return new Template(one.sql(), parts, types(database, one.types()));
  }

  private static Part part(
      @Nullable String one,
      @Nullable String other,
      Map<String, Integer> roles,
      Set<String> methods) {
    if (one == null || other == null) {
      return new Part.Null();
    }
    if (methods.contains(one)) {
      return new Part.Method();
    }
    var form = one.equals(other) ? null : form(one);
    return form == null
        ? new Part.Same(one)
        : new Part.Fresh(
            roles.computeIfAbsent(one, _ -> roles.size() * ROLES_APART),
            form,
            Math.max(1, (int) ID.matcher(one).results().count()));
  }

  /** What else differs is no key of anything: times, documents. Null for that. */
  static @Nullable Form form(String value) {
    if (ID.matcher(value).matches()) {
      return Form.UUID;
    }
    if (IDS.matcher(value).matches()) {
      return Form.UUIDS;
    }
    if (value.startsWith("\\x")) {
      return value.length() == DIGEST_LENGTH ? Form.DIGEST : null;
    }
    return value.matches("(ch_)?[A-Z0-9]{8,40}") ? Form.TEXT : null;
  }

  /** By their names. */
  private static List<String> types(Database database, List<Integer> numbers) {
    var all =
        numbers.stream()
            .map(number -> "('" + number + "'::regtype)")
            .collect(Collectors.joining(", "));
    return database.texts("SELECT t::text FROM (VALUES " + all + ") v (t)");
  }
}
