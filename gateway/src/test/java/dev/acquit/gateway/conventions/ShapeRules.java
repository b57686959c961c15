package dev.acquit.gateway.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How classes and packages are shaped, whichever module they live in. */
final class ShapeRules {

  private static final int TYPES_A_PACKAGE = 15;

  private ShapeRules() {}

  /** Immutable, and validated when they are made. */
  static ArchRule settingsAreRecords(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .areAnnotatedWith(ConfigurationProperties.class)
        .should()
        .beRecords()
        .allowEmptyShould(true);
  }

  /** The root of {@code payment} is exempt: it is the centre, and its ports are many. */
  static ArchRule packagesAreSmall(String root) {
    return all(packages())
        .that(
            describe(
                "are not the centre", shelf -> !shelf.name().equals(root + ".gateway.payment")))
        .should(
            new ArchCondition<>("hold at most " + TYPES_A_PACKAGE + " top-level types") {
              @Override
              public void check(Shelf shelf, ConditionEvents events) {
                if (shelf.types().size() > TYPES_A_PACKAGE) {
                  events.add(SimpleConditionEvent.violated(shelf, shelf.toString()));
                }
              }
            });
  }

  static ArchRule packagesFormNoCycle(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  /** The types that are not inside another; a package-info is none. */
  static List<JavaClass> topLevelTypes(JavaClasses classes) {
    return classes.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .toList();
  }

  private static AbstractClassesTransformer<Shelf> packages() {
    return new AbstractClassesTransformer<>("packages") {
      @Override
      public Iterable<Shelf> doTransform(JavaClasses classes) {
        return topLevelTypes(classes).stream()
            .collect(Collectors.groupingBy(JavaClass::getPackageName))
            .entrySet()
            .stream()
            .map(entry -> new Shelf(entry.getKey(), entry.getValue()))
            .toList();
      }
    };
  }

  /** A package and what stands in it. */
  private record Shelf(String name, List<JavaClass> types) {

    @Override
    public String toString() {
      return name + " holds " + types.size() + " top-level types";
    }
  }
}
