package dev.acquit.processor.contract;

import static dev.acquit.processor.contract.Bench.OURS;
import static dev.acquit.processor.contract.Bench.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Found;
import dev.acquit.processor.Finding.NotFound;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every adapter owes about lookups: only the processor's own word that it knows nothing is
 * not-found.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class LookupContract extends AdapterContract {

  @RegisterExtension final Wire wire = new Wire();

  Stream<Operation> operations() {
    return patient().capabilities().doubt().lookups().stream().sorted();
  }

  Stream<Operation> otherOperations() {
    var lookups = patient().capabilities().doubt().lookups();
    return Stream.of(Operation.values()).filter(operation -> !lookups.contains(operation));
  }

  @BeforeEach
  void preludes() {
    wire.always(kit().preludes());
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("otherOperations")
  void whatCannotBeAskedAboutIsNotAskedAbout(Operation operation) {
    wire.answers(kit().notFound());
    assertThat(look(patient(), operation)).isInstanceOf(Unanswered.class);
    assertThat(wire.all()).isEmpty();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("operations")
  void whatWasApprovedIsFound(Operation operation) {
    wire.answers(kit().found(operation, REFERENCE, OURS, Bench.amountOf(operation)));
    assertThat(look(patient(), operation))
        .isInstanceOfSatisfying(
            Found.class,
            found ->
                assertThat(found.outcome())
                    .isInstanceOfSatisfying(
                        Approved.class,
                        approved -> {
                          assertThat(approved.processorReference()).isEqualTo(OURS);
                          assertThat(approved.amount()).isEqualTo(Bench.amountOf(operation));
                        }));
  }

  Stream<Operation> declining() {
    return operations().filter(kit().declinesAtOnce()::contains);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("declining")
  void whatWasDeclinedIsFound(Operation operation) {
    kit()
        .declines()
        .forEach((code, reason) -> {
          wire.answers(kit().foundDeclined(operation, REFERENCE, Bench.amountOf(operation), code));
          assertThat(look(patient(), operation))
              .extracting(finding -> ((Found) finding).outcome())
              .extracting(outcome -> ((Declined) outcome).decline().reason())
              .isEqualTo(reason);
        });
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("operations")
  void whatTheProcessorDoesNotKnowIsNotFound(Operation operation) {
    wire.answers(kit().notFound(operation));
    assertThat(look(patient(), operation)).isEqualTo(new NotFound());
  }

  /** One stands for all: how the wire fails is no matter of the operation. */
  Stream<Operation> one() {
    return operations().limit(1);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("one")
  void brokenConnectionTeachesNothing(Operation operation) {
    for (var fault : Fault.values()) {
      wire.breaks(fault);
      assertThat(look(patient(), operation)).as(fault.name()).isInstanceOf(Unanswered.class);
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("one")
  void refusedConnectionTeachesNothing(Operation operation) {
    var nobodyThere = Bench.patient(kit(), wire.refusingAddress());
    assertThat(look(nobodyThere, operation)).isInstanceOf(Unanswered.class);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("one")
  void silenceTeachesNothing(Operation operation) {
    wire.isSilentInsteadOf(kit().notFound());
    assertThat(look(hasty(), operation)).isEqualTo(new Unanswered("timeout"));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("one")
  void bodyThatDoesNotEndTeachesNothing(Operation operation) {
    wire.dribbles(found(operation));
    assertThat(look(hasty(), operation)).isEqualTo(new Unanswered("timeout"));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("one")
  void answerThatIsNotTheProcessorsTeachesNothing(Operation operation) {
    for (var status : List.of(200, 302, 400, 401, 403, 404, 410, 429, 500, 503)) {
      for (var body : List.of("", "<html>Not found</html>", "{\"hello\":\"there\"}")) {
        wire.answers(WireAnswer.json(status, body));
        assertThat(look(patient(), operation))
            .as("HTTP %s %s", status, body)
            .isInstanceOf(Unanswered.class);
      }
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("one")
  void fieldsThatNobodyDocumentedAreTolerated(Operation operation) {
    wire.answers(found(operation).withUnknownField());
    assertThat(look(patient(), operation)).isInstanceOf(Found.class);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("one")
  void lookupAsksByOurReference(Operation operation) {
    wire.answers(kit().notFound());
    look(patient(), operation);
    assertThat(wire.requests())
        .isNotEmpty()
        .anySatisfy(request ->
            assertThat(request.getUrl() + request.getBodyAsString()).contains(REFERENCE));
  }

  private WireAnswer found(Operation operation) {
    return kit().found(operation, REFERENCE, OURS, Bench.amountOf(operation));
  }

  private ProcessorAccount hasty() {
    return Bench.hasty(kit(), wire.address());
  }

  private ProcessorAccount patient() {
    return Bench.patient(kit(), wire.address());
  }

  private Finding look(ProcessorAccount account, Operation operation) {
    var finding = Bench.only(Bench.look(account, operation, Rail.CARD));
    Secrets.assertNoneIn(kit(), finding.toString());
    return finding;
  }
}
