package dev.acquit.gateway.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Checkstyle sees to it that a package has a package-info; this, that null is spoken of in it. */
class PackageInfoTest {

  @Test
  void everyMainPackageIsNullMarked() {
    var packages = new TreeSet<String>();
    var marked = new TreeSet<String>();
    for (var type : House.CLASSES) {
      packages.add(type.getPackageName());
      if (type.getSimpleName().equals("package-info") && type.isAnnotatedWith(NullMarked.class)) {
        marked.add(type.getPackageName());
      }
    }
    assertThat(marked).contains("dev.acquit.processor").isEqualTo(packages);
  }
}
