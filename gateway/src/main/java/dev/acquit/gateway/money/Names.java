package dev.acquit.gateway.money;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How constants are called outside Java: in JSON, in queries, in columns. */
public final class Names {

  private Names() {}

  /** Lower snake case. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** In the constants' own order. */
  public static <E extends Enum<E>> List<String> sorted(Collection<E> constants) {
    return constants.stream().sorted().map(Names::of).toList();
  }

  /** The constant that is called so. */
  public static <E extends Enum<E>> E parse(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }

  public static <E extends Enum<E>> List<String> all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Names::of).toList();
  }
}
