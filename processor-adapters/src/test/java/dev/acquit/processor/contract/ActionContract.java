package dev.acquit.processor.contract;

import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static dev.acquit.processor.contract.Bench.AMOUNT;
import static dev.acquit.processor.contract.Bench.OURS;
import static dev.acquit.processor.contract.Bench.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.processor.Call;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.ActionRequired;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.ProcessorAccount;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every adapter owes that declares that payers may have to go somewhere first. */
public abstract class ActionContract extends AdapterContract {

  private static final String PAGE = "https://issuer.example/prove?it=1";

  @RegisterExtension final Wire wire = new Wire();

  @Override
  protected abstract ActionKit kit();

  @BeforeEach
  void preludes() {
    wire.always(kit().preludes());
  }

  @Test
  void askingPayersIsDeclared() {
    assertThat(account().capabilities().asksPayer()).isTrue();
  }

  @Test
  void actionHasAnAddressAndAnEnd() {
    assertThat(charged(PAGE))
        .isInstanceOfSatisfying(
            ActionRequired.class,
            required -> {
              assertThat(required.processorReference()).isEqualTo(OURS);
              assertThat(required.action().url()).isEqualTo(URI.create(PAGE));
              assertThat(required.action().type()).isNotBlank();
              assertThat(required.action().expiresAt()).isAfter(Instant.now());
            });
  }

  @Test
  void addressThatIsNoPageIsNotHandedOut() {
    for (var url : List.of("javascript:alert(1)", "/prove", "issuer.example", "data:text/html,x")) {
      assertThat(charged(url)).as(url).isNotInstanceOf(ActionRequired.class);
    }
  }

  @Test
  void payerWhoComesBackHasPaid() {
    wire.answers(kit().resumed(REFERENCE, OURS, AMOUNT));
    assertThat(resumed(true))
        .isInstanceOfSatisfying(
            Approved.class,
            approved -> {
              assertThat(approved.processorReference()).isEqualTo(OURS);
              assertThat(approved.amount()).isEqualTo(AMOUNT);
            });
    assertThat(wire.requests()).hasSize(1);
  }

  @Test
  void payerWhoComesBackMayBeDeclined() {
    kit()
        .declines()
        .forEach((code, reason) -> {
          wire.answers(kit().resumedInVain(REFERENCE, AMOUNT, code));
          assertThat(resumed(true))
              .as(code)
              .isInstanceOfSatisfying(
                  Declined.class,
                  declined -> {
                    assertThat(declined.decline().reason()).isEqualTo(reason);
                    assertThat(declined.decline().processorCode()).isEqualTo(code);
                  });
        });
  }

  @Test
  void payerWhoComesBackMayHaveToGoAgain() {
    wire.answers(kit().actionRequired(REFERENCE, OURS, AMOUNT, PAGE));
    assertThat(resumed(true)).isInstanceOf(ActionRequired.class);
  }

  @Test
  void silenceOnResumeLeavesItUnknown() {
    for (var firstSend : List.of(true, false)) {
      wire.breaks(CONNECTION_RESET_BY_PEER);
      assertThat(resumed(firstSend)).isInstanceOf(Unknown.class);
      for (var status : List.of(200, 400, 404, 409, 500, 503)) {
        wire.answers(WireAnswer.json(status, "{\"hello\":\"there\"}"));
        assertThat(resumed(firstSend)).as("HTTP " + status).isInstanceOf(Unknown.class);
      }
    }
  }

  @Test
  void whatCameBackIsNotPrinted() {
    for (var status : List.of(200, 400, 500)) {
      wire.answers(WireAnswer.json(status, "{\"echo\":\"" + kit().returned() + "\"}"));
      assertThat(resumed(true).toString()).doesNotContain(kit().returned().values());
    }
  }

  private Outcome charged(String url) {
    wire.answers(kit().actionRequired(REFERENCE, OURS, AMOUNT, url));
    return told(Bench.only(Bench.run(account(), Operation.CHARGE, true)));
  }

  private Outcome resumed(boolean firstSend) {
    var call =
        new Call.Resume(
            REFERENCE, Operation.CHARGE, OURS, AMOUNT, Bench.ORDER, kit().returned(), firstSend);
    return told(Bench.only(account().resume(call)));
  }

  private Outcome told(Outcome outcome) {
    Secrets.assertNoneIn(kit(), outcome.toString());
    return outcome;
  }

  private ProcessorAccount account() {
    return Bench.patient(kit(), wire.address());
  }
}
