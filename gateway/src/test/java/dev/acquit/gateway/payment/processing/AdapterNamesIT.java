package dev.acquit.gateway.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.processor.Processor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Settings that name an adapter are checked by its package, before any adapter is made. */
@GatewayTest
class AdapterNamesIT {

  @Autowired private List<Processor> processors;

  @Test
  void anAdapterIsCalledLikeItsPackage() {
    assertThat(processors)
        .isNotEmpty()
        .allSatisfy(processor ->
            assertThat(processor.getClass().getPackageName()).endsWith("." + processor.name()));
  }
}
