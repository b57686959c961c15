package dev.acquit.gateway.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Checkstyle sees to it that a package has a package-info; this, that null is spoken of in it. */
class PackageInfoTest {

  @Test
  void everyMainPackageIsNullMarked() {
    assertThat(House.CLASSES).isNotEmpty();
    assertThat(unmarked(House.CLASSES)).isEmpty();
  }

  @Test
  void findsWhatWasPlanted() {
    assertThat(unmarked(House.PLANTED))
        .contains("dev.acquit.planted.gateway.recovery", "dev.acquit.planted.vault")
        .doesNotContain("dev.acquit.planted");
  }

  private static Set<String> unmarked(JavaClasses classes) {
    var packages = new TreeSet<String>();
    classes.stream().map(JavaClass::getPackageName).forEach(packages::add);
    classes.stream()
        .filter(type -> type.getSimpleName().equals("package-info"))
        .filter(type -> type.isAnnotatedWith(NullMarked.class))
        .map(JavaClass::getPackageName)
        .forEach(packages::remove);
    return packages;
  }
}
