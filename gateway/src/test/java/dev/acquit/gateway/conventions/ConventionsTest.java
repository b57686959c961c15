package dev.acquit.gateway.conventions;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main code of every module keeps the conventions. */
class ConventionsTest {

  @ParameterizedTest
  @EnumSource
  void holds(Convention convention) {
    convention.under("dev.acquit").check(House.CLASSES);
  }
}
