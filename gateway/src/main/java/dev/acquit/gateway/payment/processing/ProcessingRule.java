package dev.acquit.gateway.payment.processing;

import dev.acquit.gateway.payment.PaymentSettings;
import dev.acquit.gateway.settings.Refusal;
import dev.acquit.gateway.settings.Settings;
import dev.acquit.gateway.settings.SettingsRule;
import dev.acquit.processor.Processor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The sandbox has an adapter, and no attempt counts as abandoned within {@code
 * ACQUIT_PROCESSING_MONEY}. Deadlines of accounts end within two minutes, as the default does.
 */
final class ProcessingRule implements SettingsRule {

  private static final String ADAPTERS = ClassUtils.getPackageName(Processor.class);

  @Override
  public List<Refusal> check(Settings settings) {
    var refusals = new ArrayList<Refusal>();
    settings
        .sound(ProcessingSettings.class)
        .ifPresent(processing -> {
          refuseUnknownSandbox(processing, refusals);
          settings
              .sound(PaymentSettings.class)
              .ifPresent(payments -> refuseEarlyEnd(processing, payments, refusals));
        });
    return refusals;
  }

  private static void refuseUnknownSandbox(ProcessingSettings processing, List<Refusal> refusals) {
    var sandbox = processing.sandbox();
    if (sandbox != null && !adapters().contains(sandbox.processor())) {
      refusals.add(
          new Refusal(
              "ACQUIT_PROCESSING_SANDBOX_PROCESSOR names no adapter.",
              "Write one of " + String.join(", ", adapters()) + "."));
    }
  }

  private static void refuseEarlyEnd(
      ProcessingSettings processing, PaymentSettings payments, List<Refusal> refusals) {
    var money = processing.money();
    if (money != null && payments.abandonedAfter().compareTo(money) < 0) {
      refusals.add(
          new Refusal(
              "ACQUIT_PAYMENTS_ABANDONED_AFTER is shorter than ACQUIT_PROCESSING_MONEY.",
              "Give a call to a processor its time before its attempt counts as abandoned."));
    }
  }

  /** An adapter is a package of its own, and called like it. */
  private static SortedSet<String> adapters() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AssignableTypeFilter(Processor.class));
    var names = new TreeSet<String>();
    for (var found : scan.findCandidateComponents(ADAPTERS)) {
      var type = Objects.requireNonNull(found.getBeanClassName());
      names.add(ClassUtils.getPackageName(type).substring(ADAPTERS.length() + 1));
    }
    return names;
  }
}
