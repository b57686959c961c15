package dev.acquit.processor.breaking;

import dev.acquit.processor.Processor;
import dev.acquit.processor.contract.BankKit;
import dev.acquit.processor.pages.Kits;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs cases of the contract inside a test. */
final class Engine {

  /** The simulator's: its adapter has every operation, every rail, and passes. */
  static final BankKit WHOLE = (BankKit) Kits.of("simulator");

  private Engine() {}

  /** The same kit, with an adapter that is broken. */
  static BankKit broken(Breakage breakage) {
    var processor = breakage.breaking().apply(WHOLE.processor());
    return (BankKit)
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(),
            new Class<?>[] {BankKit.class},
            (_, method, arguments) -> {
              try {
                return method.getReturnType() == Processor.class
                    ? processor
                    : method.invoke(WHOLE, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  /** Runs them on that kit's adapter; its report goes to that directory. */
  static EngineExecutionResults run(
      BankKit kit, Path reports, List<? extends DiscoverySelector> cases) {
    return ScopedValue.where(Subjects.AT_HAND, kit)
        .call(() ->
            EngineTestKit.engine("junit-jupiter")
                .selectors(cases.toArray(DiscoverySelector[]::new))
                .configurationParameter("acquit.contract.report", reports.toString())
                .execute());
  }
}
