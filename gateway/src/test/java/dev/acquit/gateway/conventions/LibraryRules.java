package dev.acquit.gateway.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * What the modules below the gateway may use: allow-lists, so that a new dependency is a decision.
 */
final class LibraryRules {

  private static final String[] ADAPTER = {
    "java..",
    "javax.crypto..",
    "org.jspecify..",
    "reactor.core..",
    "reactor.util..",
    "org.springframework.boot.context.properties..",
    "org.springframework.core..",
    "org.springframework.http..",
    "org.springframework.stereotype..",
    "org.springframework.util..",
    "org.springframework.web.reactive.function..",
    "org.springframework.web.util..",
    "com.fasterxml.jackson.annotation..",
    "tools.jackson..",
  };

  private static final String[] ADAPTER_HTTP = {
    "io.netty..", "org.slf4j..", "reactor.netty..",
  };

  private static final String[] VAULT = {
    "java..",
    "javax.crypto..",
    "org.jspecify..",
    "org.reactivestreams..",
    "org.slf4j..",
    "reactor.core..",
    "reactor.netty..",
    "reactor.util..",
    "io.netty..",
    "io.r2dbc.postgresql..",
    "io.r2dbc.spi..",
    "com.fasterxml.jackson.annotation..",
    "tools.jackson..",
    "com.google.crypto.tink..",
  };

  private LibraryRules() {}

  static ArchRule spiIsPlainJava(String root) {
    var spi = root + ".processor";
    return classes()
        .that(resideInAPackage(spi))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..", "reactor.core..", spi));
  }

  static ArchRule adapterHttpUsesTheAllowed(String root) {
    var allowed =
        resideInAnyPackage(ADAPTER)
            .or(resideInAnyPackage(ADAPTER_HTTP))
            .or(resideInAnyPackage(root + ".processor", root + ".processor.http.."));
    return classes()
        .that(resideInAPackage(root + ".processor.http.."))
        .should()
        .onlyDependOnClassesThat(allowed);
  }

  /** Its own package included, a sibling's not. */
  static ArchRule adaptersUseTheAllowed(String root) {
    var allowed =
        resideInAnyPackage(ADAPTER)
            .or(resideInAnyPackage(root + ".processor", root + ".processor.http.."));
    return classes()
        .that(areOfAnAdapter(root))
        .should(useOnlyTheirOwnPackageAnd(allowed))
        .allowEmptyShould(true);
  }

  /** A type inside a type is as hidden as its outer one. */
  static ArchRule adaptersShowOnlyTheirProcessor(String root) {
    return classes()
        .that(areOfAnAdapter(root))
        .and()
        .areTopLevelClasses()
        .and(not(nameMatching(".*Processor")))
        .should()
        .notBePublic()
        .allowEmptyShould(true);
  }

  static ArchRule vaultUsesTheAllowed(String root) {
    return classes()
        .that(resideInAPackage(root + ".vault.."))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(VAULT).or(resideInAPackage(root + ".vault..")));
  }

  static ArchRule simulatorStandsAlone(String root) {
    return noClasses()
        .that(resideInAPackage(root + ".simulator.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.springframework..",
                root + ".gateway..",
                root + ".processor..",
                root + ".vault.."));
  }

  private static DescribedPredicate<JavaClass> areOfAnAdapter(String root) {
    return resideInAPackage(root + ".processor.*..")
        .and(not(resideInAPackage(root + ".processor.http..")))
        .as("are of an adapter");
  }

  private static ArchCondition<JavaClass> useOnlyTheirOwnPackageAnd(
      DescribedPredicate<JavaClass> allowed) {
    return new ArchCondition<>("use only their own package and the adapters' allow-list") {
      @Override
      public void check(JavaClass adapter, ConditionEvents events) {
        adapter.getDirectDependenciesFromSelf().stream()
            .filter(use -> !use.getTargetClass().getPackageName().equals(adapter.getPackageName()))
            .filter(use -> !allowed.test(use.getTargetClass().getBaseComponentType()))
            .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
      }
    };
  }
}
