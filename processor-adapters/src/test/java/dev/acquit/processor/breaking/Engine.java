package dev.acquit.processor.breaking;

import dev.acquit.processor.Processor;
import dev.acquit.processor.contract.ActionKit;
import dev.acquit.processor.contract.BankKit;
import dev.acquit.processor.contract.PollKit;
import dev.acquit.processor.contract.ProcessorKit;
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

  /** The simulator's: its adapter has every operation and every rail. */
  static final BankKit WHOLE = (BankKit) Kits.of("simulator");

  /** The example's: its adapter sends payers elsewhere. */
  private static final ActionKit ASKING = (ActionKit) Kits.of("acme");

  /** One whose adapter is asked for its reports. */
  private static final PollKit ASKED = (PollKit) Kits.of("cardpointe");

  private Engine() {}

  /** Runs them on adapters that are broken so; their reports go to that directory. */
  static EngineExecutionResults run(
      Breakage breakage, Path reports, List<? extends DiscoverySelector> cases) {
    return ScopedValue.where(Subjects.AT_HAND, broken(BankKit.class, WHOLE, breakage))
        .where(Subjects.ASKING, broken(ActionKit.class, ASKING, breakage))
        .where(Subjects.ASKED, broken(PollKit.class, ASKED, breakage))
        .call(() ->
            EngineTestKit.engine("junit-jupiter")
                .selectors(cases.toArray(DiscoverySelector[]::new))
                .configurationParameter("acquit.contract.report", reports.toString())
                .execute());
  }

  /** The same kit, with an adapter that is broken. */
  private static <K extends ProcessorKit> K broken(Class<K> kind, K whole, Breakage breakage) {
    var processor = breakage.breaking().apply(whole.processor());
    var broken =
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(),
            new Class<?>[] {kind},
            (_, method, arguments) -> {
              try {
                return method.getReturnType() == Processor.class
                    ? processor
                    : method.invoke(whole, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
    return kind.cast(broken);
  }
}
