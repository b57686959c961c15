package dev.acquit.processor.contract;

import static dev.acquit.processor.contract.Bench.AMOUNT;
import static dev.acquit.processor.contract.Bench.OURS;
import static dev.acquit.processor.contract.Bench.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.acquit.processor.Call;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.ProcessorAccount;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every adapter owes about lookups: only the processor's own word that it knows nothing is
 * not-found.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class LookupContract {

  @RegisterExtension final Wire wire = new Wire();

  protected abstract ProcessorKit kit();

  Stream<Operation> operations() {
    return patient().capabilities().operations().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatWasApprovedIsFound(Operation operation) {
    wire.answers(kit().found(operation, REFERENCE, OURS, AMOUNT));
    assertThat(look(patient(), operation))
        .isInstanceOfSatisfying(
            Found.class,
            found ->
                assertThat(found.outcome())
                    .isInstanceOfSatisfying(
                        Approved.class,
                        approved -> {
                          assertThat(approved.processorReference()).isEqualTo(OURS);
                          assertThat(approved.amount()).isEqualTo(AMOUNT);
                        }));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatWasDeclinedIsFound(Operation operation) {
    kit()
        .declines()
        .forEach((code, reason) -> {
          wire.answers(kit().foundDeclined(operation, REFERENCE, AMOUNT, code));
          assertThat(look(patient(), operation))
              .extracting(finding -> ((Found) finding).outcome())
              .extracting(outcome -> ((Declined) outcome).decline().reason())
              .isEqualTo(reason);
        });
  }

  @ParameterizedTest
  @MethodSource("operations")
  void whatTheProcessorDoesNotKnowIsNotFound(Operation operation) {
    wire.answers(kit().notFound());
    assertThat(look(patient(), operation)).isEqualTo(new NotFound());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void brokenConnectionTeachesNothing(Fault fault) {
    wire.breaks(fault);
    assertThat(look(patient(), Operation.CHARGE)).isInstanceOf(Unanswered.class);
  }

  @Test
  void refusedConnectionTeachesNothing() {
    var nobodyThere = Bench.patient(kit(), wire.refusingAddress());
    assertThat(look(nobodyThere, Operation.CHARGE)).isInstanceOf(Unanswered.class);
  }

  @Test
  void silenceTeachesNothing() {
    wire.isSilentInsteadOf(kit().notFound());
    var hasty = Bench.hasty(kit(), wire.address());
    assertThat(look(hasty, Operation.CHARGE)).isEqualTo(new Unanswered("timeout"));
  }

  @Test
  void bodyThatDoesNotEndTeachesNothing() {
    wire.dribbles(kit().found(Operation.CHARGE, REFERENCE, OURS, AMOUNT));
    var hasty = Bench.hasty(kit(), wire.address());
    assertThat(look(hasty, Operation.CHARGE)).isEqualTo(new Unanswered("timeout"));
  }

  @Test
  void answerThatIsNotTheProcessorsTeachesNothing() {
    for (var status : List.of(200, 302, 400, 401, 403, 404, 410, 429, 500, 503)) {
      for (var body : List.of("", "<html>Not found</html>", "{\"hello\":\"there\"}")) {
        wire.answers(WireAnswer.json(status, body));
        assertThat(look(patient(), Operation.CHARGE))
            .as("HTTP %s %s", status, body)
            .isInstanceOf(Unanswered.class);
      }
    }
  }

  @Test
  void fieldsThatNobodyDocumentedAreTolerated() {
    wire.answers(kit().found(Operation.CHARGE, REFERENCE, OURS, AMOUNT).withUnknownField());
    assertThat(look(patient(), Operation.CHARGE)).isInstanceOf(Found.class);
  }

  @Test
  void lookupAsksByOurReference() {
    wire.answers(kit().notFound());
    look(patient(), Operation.CHARGE);
    assertThat(wire.requests())
        .isNotEmpty()
        .anySatisfy(request ->
            assertThat(request.getUrl() + request.getBodyAsString()).contains(REFERENCE));
  }

  private ProcessorAccount patient() {
    return Bench.patient(kit(), wire.address());
  }

  private Finding look(ProcessorAccount account, Operation operation) {
    var finding = Bench.only(account.lookup(new Call.Lookup(REFERENCE, operation)));
    Secrets.assertNoneIn(kit(), finding.toString());
    return finding;
  }
}
