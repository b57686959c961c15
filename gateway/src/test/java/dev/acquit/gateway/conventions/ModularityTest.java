package dev.acquit.gateway.conventions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import dev.acquit.gateway.AcquitApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** Each package below the gateway's is a module: it uses what it declares, by the front door. */
class ModularityTest {

  @Test
  void modulesUseWhatTheyDeclare() {
    ApplicationModules.of(AcquitApplication.class).verify();
  }

  @Test
  void findsWhatWasPlanted() {
    var planted =
        ApplicationModules.of("dev.acquit.planted.gateway", Predefined.ONLY_INCLUDE_TESTS);

    assertThatThrownBy(planted::verify)
        .isInstanceOf(Violations.class)
        .hasMessageContaining("Cycle detected: Slice token")
        .hasMessageContaining("'routing' depends on non-exposed type")
        .hasMessageContaining("'recovery' depends on module 'console'");
  }
}
