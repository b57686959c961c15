package dev.acquit.gateway.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/** Who may import whom in the gateway: web -> service -> port <- sql | processing -> SPI. */
final class GatewayRules {

  private static final Pattern BEHIND_A_PORT =
      Pattern.compile("(.+?\\.(?:web|sql|processing))(?:\\..+)?");

  private GatewayRules() {}

  /**
   * {@code web}, {@code sql} and {@code processing} use their feature; nobody uses them, neither
   * the feature's root, nor each other, nor another feature.
   */
  static ArchRule nobodyLooksBehindAPort(String root) {
    return classes()
        .that(resideInAPackage(root + ".gateway.."))
        .should(
            new ArchCondition<>("not look behind a port") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                    .filter(use -> looksBehindAPort(root, use))
                    .forEach(use ->
                        events.add(SimpleConditionEvent.violated(use, use.getDescription())));
              }
            });
  }

  private static boolean looksBehindAPort(String root, Dependency use) {
    var target = BEHIND_A_PORT.matcher(packageOf(use.getTargetClass()));
    return target.matches()
        && target.group().startsWith(root + ".gateway.")
        && !(packageOf(use.getOriginClass()) + ".").startsWith(target.group(1) + ".");
  }

  private static String packageOf(JavaClass type) {
    return type.getBaseComponentType().getPackageName();
  }

  static ArchRule onlyProcessingSeesProcessors(String root) {
    return noClasses()
        .that(
            resideInAPackage(root + ".gateway..")
                .and(
                    not(
                        resideInAnyPackage(
                            root + ".gateway.payment.processing..",
                            root + ".gateway.token.processing.."))))
        .should()
        .dependOnClassesThat(
            name(root + ".processor.Processor").or(name(root + ".processor.ProcessorAccount")));
  }

  /** Its records speak of outcomes, declines, instruments and amounts to these alone. */
  static ArchRule onlyPaymentAndTokenSeeTheSpi(String root) {
    return noClasses()
        .that(
            resideInAPackage(root + ".gateway..")
                .and(
                    not(
                        resideInAnyPackage(
                            root + ".gateway.account..",
                            root + ".gateway.action..",
                            root + ".gateway.console..",
                            root + ".gateway.payment..",
                            root + ".gateway.token..",
                            root + ".gateway.mandate..",
                            root + ".gateway.inbox..",
                            root + ".gateway.dispute..",
                            root + ".gateway.payout..",
                            root + ".gateway.retry..",
                            root + ".gateway.wallet.."))))
        .should()
        .dependOnClassesThat(resideInAPackage(root + ".processor.."));
  }

  /** An adapter is found by scanning: one package more, and no line of the gateway changes. */
  static ArchRule gatewayNamesNoProcessor(String root) {
    return noClasses()
        .that(resideInAPackage(root + ".gateway.."))
        .should()
        .dependOnClassesThat(resideInAPackage(root + ".processor.*.."));
  }

  static ArchRule nothingImportsTheConsole(String root) {
    return noClasses()
        .that(resideInAPackage(root + "..").and(not(resideInAPackage(root + ".gateway.console.."))))
        .should()
        .dependOnClassesThat(resideInAPackage(root + ".gateway.console.."));
  }

  static ArchRule kernelImportsNoFeature(String root) {
    var kernel =
        resideInAnyPackage(
            root + ".gateway.money..",
            root + ".gateway.http..",
            root + ".gateway.settings..",
            root + ".gateway.statements..",
            root + ".gateway.tracing..",
            root + ".gateway.work..");
    return noClasses()
        .that(kernel)
        .should()
        .dependOnClassesThat(resideInAPackage(root + ".gateway..").and(not(kernel)))
        .allowEmptyShould(true);
  }
}
