package dev.acquit.bench.driver;

import java.util.Map;
import java.util.NoSuchElementException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What came of each stream, by its name. */
public record Result(Map<String, Stream> streams) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Stream>> STREAMS = new TypeReference<>() {};

  static Result read(String json) {
    return new Result(JSON.readValue(json, STREAMS));
  }

  String json() {
    return JSON.writeValueAsString(streams);
  }

  public Stream of(String name) {
    var stream = streams.get(name);
    if (stream == null) {
      throw new NoSuchElementException(name);
    }
    return stream;
  }

  /**
   * One stream's.
   *
   * @param answered successes that came while it was measured
   * @param failed whatever else came of requests that were due then, by what it was
   * @param seconds how long that was
   * @param p50 in microseconds, of successes that were due then; as the others
   * @param flying the most that were in flight at once
   */
  public record Stream(
      long answered,
      Map<String, Long> failed,
      double seconds,
      long p50,
      long p90,
      long p99,
      long longest,
      int flying) {

    public double rate() {
      return seconds == 0 ? 0 : answered / seconds;
    }

    public long failures() {
      return failed.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
