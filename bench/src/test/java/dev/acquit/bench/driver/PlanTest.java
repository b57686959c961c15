package dev.acquit.bench.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

  @Test
  void isReadAsItWasWritten(@TempDir Path directory) {
    var stream =
        new Plan.Stream(
            "charges", List.of("127.0.0.1:1"), 32, 0.5, Plan.Kind.CHARGES, directory.resolve("a"));
    var plan =
        new Plan(List.of(stream), Duration.ofSeconds(25), Duration.ofMillis(1500), Duration.ZERO);
    plan.write(directory.resolve("plan.json"));

    assertThat(Plan.read(directory.resolve("plan.json"))).isEqualTo(plan);
  }

  @Test
  void soIsAResult() {
    var stream = new Result.Stream(10, Map.of("http_503", 2L), 2, 1, 2, 3, 4, 32);
    var result = new Result(Map.of("charges", stream));

    assertThat(Result.read(result.json())).isEqualTo(result);
    assertThat(stream.rate()).isEqualTo(5);
    assertThat(stream.failures()).isEqualTo(2);
  }
}
