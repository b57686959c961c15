package dev.acquit.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcTest {

  private static final String STAT =
      "7 (a (b) c) S 1 7 7 0 -1 4194560 1 2 3 4 150 50 1000 500 20 0 9 0 100 1 1";

  @Test
  void aProcessHasUsedUsersTimeAndTheSystems() {
    assertThat(Proc.used(STAT)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whatItsEndedChildrenUsedIsCountedAsWell() {
    assertThat(Proc.usedWithEnded(STAT)).isEqualTo(Duration.ofSeconds(17));
  }

  @Test
  void whatHasEndedTellsNothing() {
    assertThat(Proc.used("")).isZero();
    assertThat(Proc.resident("")).isZero();
  }

  @Test
  void memoryIsToldInKilobytes() {
    assertThat(Proc.resident("VmHWM:\t   900 kB\nVmRSS:\t   400 kB\n")).isEqualTo(400 * 1024);
  }

  @Test
  void whatLivesIsTheLastLineOfAHistogram() {
    assertThat(Heap.total(" 1:  10  240  java.lang.String\nTotal         12            480\n"))
        .isEqualTo(480);
  }
}
