package dev.acquit.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

/** What may never be printed. */
final class Secrets {

  private Secrets() {}

  static void assertNoneIn(ProcessorKit kit, String printed) {
    assertThat(printed).doesNotContain(Bench.NUMBER, Bench.CODE, Bench.HOLDER, Bench.ACCOUNT);
    assertThat(printed).doesNotContain(kit.credentials().values());
  }
}
