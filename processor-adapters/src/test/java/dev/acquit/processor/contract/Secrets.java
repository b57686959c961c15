package dev.acquit.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

/** What may never be printed. */
final class Secrets {

  /** Not a part of a time, a port or an id that is printed beside. */
  private static final String CODE_ALONE = "(?<![0-9a-f.:])" + Bench.CODE + "(?![0-9a-f])";

  private Secrets() {}

  static void assertNoneIn(ProcessorKit kit, String printed) {
    assertThat(printed).doesNotContain(Bench.NUMBER, Bench.HOLDER, Bench.ACCOUNT);
    assertThat(printed).doesNotContainPattern(CODE_ALONE);
    assertThat(printed).doesNotContain(kit.credentials().values());
  }
}
