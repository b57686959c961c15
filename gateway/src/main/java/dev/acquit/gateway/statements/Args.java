package dev.acquit.gateway.statements;

import dev.acquit.gateway.money.Names;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement's {@code $1, $2, ...} stand for, in their order. */
public final class Args {

  private final List<Arg> values = new ArrayList<>();

  private Args() {}

  /** None of them null. */
  public static Args of(Object... values) {
    return new Args().and(values);
  }

  /** None of them null. */
  public Args and(Object... more) {
    for (var value : more) {
      values.add(new Arg(value, value.getClass()));
    }
    return this;
  }

  /** One that may be null. */
  public <T> Args maybe(@Nullable T value, Class<T> type) {
    values.add(new Arg(value, type));
    return this;
  }

  /** One that may be null, by its lower-case name. */
  public Args maybe(@Nullable Enum<?> constant) {
    return maybe(constant == null ? null : Names.of(constant), String.class);
  }

  /** A JSON document. */
  public Args json(byte @Nullable [] document) {
    return maybe(document == null ? null : Json.of(document), Json.class);
  }

  /** A JSON document that may be missing. */
  public Args maybeJson(byte @Nullable [] document) {
    return maybe(document == null ? null : Json.of(document), Json.class);
  }

  /** Whether that parameter, counted from 1, is not null. */
  public boolean has(int number) {
    return value(number) != null;
  }

  /** Whether that parameter, counted from 1, is this. */
  public boolean is(int number, Object value) {
    return value.equals(value(number));
  }

  private @Nullable Object value(int number) {
    return values.get(number - 1).value;
  }

  /** Those with these numbers, counted from 1. */
  Args only(List<Integer> numbers) {
    var some = new Args();
    for (var number : numbers) {
      some.values.add(values.get(number - 1));
    }
    return some;
  }

  Statement bindTo(Statement statement) {
    for (int at = 0; at < values.size(); at++) {
      var arg = values.get(at);
      if (arg.value == null) {
        statement.bindNull(at, arg.type);
      } else {
        statement.bind(at, arg.value);
      }
    }
    return statement;
  }

  private record Arg(@Nullable Object value, Class<?> type) {}
}
