package dev.acquit.bench.limit;

import dev.acquit.bench.limit.Part.Fresh;
import dev.acquit.bench.limit.Part.Method;
import dev.acquit.bench.limit.Part.Null;
import dev.acquit.bench.limit.Part.Same;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A statement that may be repeated for ever.
 *
 * @param sql with {@code $n}
 * @param parts what stands for each of them
 * @param types of each of them, as PostgreSQL names types
 */
record Template(String sql, List<Part> parts, List<String> types) {

  private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

  /**
   * The statement with each parameter written as {@code write} writes it, and cast to its type,
   * since one that stands twice is two parameters to whoever runs it.
   */
  String written(BiFunction<Part, Integer, String> write) {
    return PARAMETER
        .matcher(sql)
        .replaceAll(found -> {
          var at = Integer.parseInt(found.group(1)) - 1;
          return Matcher.quoteReplacement(write.apply(parts.get(at), at) + "::" + types.get(at));
        });
  }

  /**
   * The SQL of a value that the server makes up: a number of the transaction in {@code number}, the
   * client's in {@code client}.
   */
  static String sql(Part part, String client, String number, String method) {
    return switch (part) {
      case Method _ -> "(SELECT id FROM bench.method WHERE n = " + method + "::integer)";
      case Fresh fresh -> sql(fresh, client, number);
      case Null _, Same _ -> throw new IllegalArgumentException("It is bound: " + part);
    };
  }

  private static String sql(Fresh fresh, String client, String number) {
    var ids =
        IntStream.range(0, fresh.count())
            .mapToObj(one ->
                "bench.fresh(%d, %s::bigint, %s::bigint)"
                    .formatted(fresh.role() + one, client, number))
            .collect(Collectors.joining(", "));
    return switch (fresh.form()) {
      case UUID -> ids;
      case UUIDS -> "ARRAY[" + ids + "]";
      case DIGEST -> "decode(replace(" + ids + "::text, '-', ''), 'hex')";
      case TEXT -> "'L' || " + ids;
    };
  }
}
