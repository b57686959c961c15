package dev.acquit.processor.contract;

import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static dev.acquit.processor.contract.Bench.AMOUNT;
import static dev.acquit.processor.contract.Bench.OURS;
import static dev.acquit.processor.contract.Bench.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Rail;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every adapter owes about charges and authorizations. */
public abstract class ChargeContract extends OutcomeContract {

  @Override
  Stream<Operation> all() {
    return Stream.of(Operation.CHARGE, Operation.AUTHORIZE);
  }

  @Test
  void chargesAndAuthorizationsAreNotTheSameRequest() {
    wire.breaks(CONNECTION_RESET_BY_PEER);
    operations().forEach(this::first);
    assertThat(wire.requests())
        .extracting(request -> request.getUrl() + request.getBodyAsString())
        .doesNotHaveDuplicates();
  }

  @Test
  void processorsOwnTokenIsChargedWithoutANumber() {
    wire.answers(kit().approval(Operation.CHARGE, REFERENCE, OURS, AMOUNT));
    var call = Bench.charge(new ProcessorToken("token_of_theirs", Rail.CARD), true);
    var account = Bench.patient(kit(), wire.address());
    assertThat(Bench.only(account.charge(call))).isInstanceOf(Approved.class);
    assertThat(wire.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.getBodyAsString()).contains("token_of_theirs"));
  }
}
