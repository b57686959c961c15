package dev.acquit.processor.simulator;

import dev.acquit.processor.Decline;
import dev.acquit.processor.Rail;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the simulator's words mean: its codes of declines, the banks' of returns, and its names. */
record Codes(Decline.Table declines, Map<Rail, Decline.Table> returns) {

  static Codes read() {
    return new Codes(
        Decline.Table.beside(SimulatorProcessor.class, "simulator-declines.properties"),
        Map.of(
            Rail.ACH, Decline.Table.returns(Rail.ACH), Rail.EFT, Decline.Table.returns(Rail.EFT)));
  }

  Decline declined(String code) {
    return declines.of(code);
  }

  /** Null on a rail that has no returns. */
  @Nullable Decline returned(@Nullable Rail rail, String code) {
    var table = rail == null ? null : returns.get(rail);
    return table == null ? null : table.of(code);
  }

  /** A constant as the simulator writes it: in lower snake case. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The constant of that name, null where there is none. */
  static <E extends Enum<E>> @Nullable E among(E[] constants, @Nullable String name) {
    for (var constant : constants) {
      if (name(constant).equals(name)) {
        return constant;
      }
    }
    return null;
  }
}
