package dev.acquit.processor.contract;

import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static dev.acquit.processor.contract.Bench.HELD;
import static dev.acquit.processor.contract.Bench.TOOK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every adapter owes about captures, voids and refunds. */
public abstract class ModificationContract extends OutcomeContract {

  @Override
  Stream<Operation> all() {
    return Stream.of(Operation.CAPTURE, Operation.VOID, Operation.REFUND);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void requestNamesWhatItChanges(Operation operation) {
    wire.breaks(CONNECTION_RESET_BY_PEER);
    first(operation);
    assertThat(wire.requests())
        .singleElement()
        .satisfies(request ->
            assertThat(request.getUrl() + request.getBodyAsString()).containsAnyOf(HELD, TOOK));
  }
}
