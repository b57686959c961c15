package dev.acquit.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcTest {

  private static final long SELF = ProcessHandle.current().pid();

  @Test
  void thisProcessHasUsedTimeAndMemory() {
    var after = ProcessHandle.current().info().totalCpuDuration().orElseThrow();

    assertThat(Proc.cpu(SELF)).isPositive().isCloseTo(after, Duration.ofSeconds(2));
    assertThat(Proc.cpuOfAll(SELF)).isGreaterThanOrEqualTo(after.minusSeconds(2));
    assertThat(Proc.resident(SELF)).isGreaterThan(1024 * 1024);
  }

  @Test
  void whatHasEndedHasNone() {
    assertThat(Proc.cpu(Long.MAX_VALUE)).isZero();
    assertThat(Proc.resident(Long.MAX_VALUE)).isZero();
  }

  @Test
  void whatLivesIsTheLastLineOfAHistogram() {
    assertThat(Heap.total(" 1:  10  240  java.lang.String\nTotal         12            480\n"))
        .isEqualTo(480);
  }
}
