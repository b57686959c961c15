package dev.acquit.processor.pages;

import dev.acquit.processor.Processor;
import dev.acquit.processor.contract.ProcessorKit;
import java.util.List;
import org.junit.platform.commons.support.ReflectionSupport;

/** Every adapter's kit, found where it has to be: {@code dev.acquit.processor.acme.AcmeKit}. */
public final class Kits {

  private static final String ROOT = Processor.class.getPackageName();

  private Kits() {}

  /** The kit of the adapter of that name. */
  public static ProcessorKit of(String processor) {
    var name = ROOT + "." + processor + "." + processor + "Kit";
    return ReflectionSupport.findAllClassesInPackage(
            ROOT + "." + processor, ProcessorKit.class::isAssignableFrom, name::equalsIgnoreCase)
        .stream()
        .findFirst()
        .map(kit -> (ProcessorKit) ReflectionSupport.newInstance(kit))
        .orElseThrow(() -> new IllegalStateException("No " + name));
  }

  /** Of all adapters that are shipped, by name: those of the tests are not. */
  static List<ProcessorKit> all() {
    var shipped = Processor.class.getProtectionDomain().getCodeSource().getLocation();
    return ReflectionSupport.findAllClassesInPackage(
            ROOT,
            type ->
                Processor.class.isAssignableFrom(type)
                    && !type.isInterface()
                    && shipped.equals(type.getProtectionDomain().getCodeSource().getLocation()),
            _ -> true)
        .stream()
        .map(type -> ((Processor) ReflectionSupport.newInstance(type)).name())
        .sorted()
        .map(Kits::of)
        .toList();
  }
}
