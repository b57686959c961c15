package dev.acquit.gateway.statements;

import dev.acquit.gateway.money.Names;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row, read by column. What may be null is asked for as {@code maybe}; else a null is a fault
 * of ours.
 */
public record Columns(Row row) {

  public UUID uuid(String column) {
    return get(column, UUID.class);
  }

  public @Nullable UUID maybeUuid(String column) {
    return row.get(column, UUID.class);
  }

  public UUID[] uuids(String column) {
    return get(column, UUID[].class);
  }

  public String text(String column) {
    return get(column, String.class);
  }

  public @Nullable String maybeText(String column) {
    return row.get(column, String.class);
  }

  public long number(String column) {
    return get(column, Long.class);
  }

  public @Nullable Long maybeNumber(String column) {
    return row.get(column, Long.class);
  }

  public int integer(String column) {
    return get(column, Integer.class);
  }

  public @Nullable Integer maybeInteger(String column) {
    return row.get(column, Integer.class);
  }

  public boolean flag(String column) {
    return get(column, Boolean.class);
  }

  public @Nullable Boolean maybeFlag(String column) {
    return row.get(column, Boolean.class);
  }

  public Instant instant(String column) {
    return get(column, Instant.class);
  }

  public LocalDate date(String column) {
    return get(column, LocalDate.class);
  }

  public @Nullable LocalDate maybeDate(String name) {
    return row.get(name, LocalDate.class);
  }

  public @Nullable Instant maybeInstant(String column) {
    return row.get(column, Instant.class);
  }

  public byte[] bytes(String column) {
    return get(column, byte[].class);
  }

  public byte @Nullable [] maybeBytes(String column) {
    return row.get(column, byte[].class);
  }

  public String[] texts(String column) {
    return get(column, String[].class);
  }

  /** A JSON document. */
  public byte[] json(String column) {
    return get(column, Json.class).asArray();
  }

  public byte @Nullable [] maybeJson(String column) {
    var json = row.get(column, Json.class);
    return json == null ? null : json.asArray();
  }

  /** A constant by its lower-case name. */
  public <E extends Enum<E>> E constant(String column, Class<E> type) {
    return Names.parse(type, text(column));
  }

  /** A constant by its lower-case name, or null. */
  public <E extends Enum<E>> @Nullable E maybeConstant(String column, Class<E> type) {
    var name = maybeText(column);
    return name == null ? null : Names.parse(type, name);
  }

  private <T> T get(String column, Class<T> type) {
    var value = row.get(column, type);
    if (value == null) {
      throw new IllegalStateException("Column " + column + " is null");
    }
    return value;
  }
}
