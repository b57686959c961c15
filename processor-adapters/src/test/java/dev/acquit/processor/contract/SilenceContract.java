package dev.acquit.processor.contract;

import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;
import static com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK;
import static com.github.tomakehurst.wiremock.http.Fault.RANDOM_DATA_THEN_CLOSE;
import static dev.acquit.processor.contract.Bench.OURS;
import static dev.acquit.processor.contract.Bench.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.ProcessorAccount;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a silence means, for any operation that moves or holds money. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SilenceContract extends AdapterContract {

  @RegisterExtension final Wire wire = new Wire();

  /**
   * The operations of this class; those that an account does not declare are the capability
   * contract's.
   */
  abstract Stream<Operation> all();

  Stream<Operation> operations() {
    var account = Bench.patient(kit(), wire.address());
    return all().filter(operation -> account.capabilities().can(operation));
  }

  @BeforeEach
  void preludes() {
    wire.always(kit().preludes());
  }

  WireAnswer approval(Operation operation) {
    return kit().approval(operation, REFERENCE, OURS, Bench.amountOf(operation));
  }

  Outcome first(Operation operation) {
    return Bench.only(Bench.run(Bench.patient(kit(), wire.address()), operation, true));
  }

  Outcome again(Operation operation) {
    return Bench.only(Bench.run(Bench.patient(kit(), wire.address()), operation, false));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void refusedConnectionOnTheFirstSendWasNeverAttempted(Operation operation) {
    var outcome = Bench.only(Bench.run(nobodyThere(), operation, true));
    assertThat(outcome).isEqualTo(new NotAttempted("connection_refused"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void refusedConnectionOnAResendLeavesItUnknown(Operation operation) {
    var outcome = Bench.only(Bench.run(nobodyThere(), operation, false));
    assertThat(outcome).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void connectionThatNeverStoodWasNeverAttempted(Operation operation) {
    var nobodyListens = Bench.eager(kit(), wire.deafAddress());
    assertThat(Bench.only(Bench.run(nobodyListens, operation, true)))
        .isInstanceOf(NotAttempted.class);
  }

  private ProcessorAccount nobodyThere() {
    return Bench.patient(kit(), wire.refusingAddress());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void silenceAfterSendingLeavesItUnknown(Operation operation) {
    wire.isSilentInsteadOf(approval(operation));
    assertThat(hastily(operation)).isEqualTo(new Unknown("timeout"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void bodyThatDoesNotEndHitsTheDeadline(Operation operation) {
    wire.dribbles(approval(operation));
    assertThat(hastily(operation)).isEqualTo(new Unknown("timeout"));
  }

  private Outcome hastily(Operation operation) {
    return Bench.only(Bench.run(Bench.hasty(kit(), wire.address()), operation, true));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void brokenConnectionLeavesItUnknown(Operation operation) {
    List<Fault> faults =
        List.of(
            CONNECTION_RESET_BY_PEER,
            EMPTY_RESPONSE,
            MALFORMED_RESPONSE_CHUNK,
            RANDOM_DATA_THEN_CLOSE);
    for (var fault : faults) {
      wire.breaks(fault);
      assertThat(first(operation)).as(fault.name()).isInstanceOf(Unknown.class);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void unreadableAnswerLeavesItUnknown(Operation operation) {
    var good = approval(operation);
    var bodies = List.of("", "<html>Welcome</html>", "{\"", "[]", "null", "{}", "\u0000", "42");
    for (var body : bodies) {
      wire.answers(new WireAnswer(good.status(), body, good.headers()));
      assertThat(first(operation)).as(body).isInstanceOf(Unknown.class);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void answerOfAnotherTypeLeavesItUnknown(Operation operation) {
    wire.answers(new WireAnswer(200, "It works!", Map.of("Content-Type", "text/html")));
    assertThat(first(operation)).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void bodyWithoutBoundLeavesItUnknown(Operation operation) {
    var endless = "{\"a\":\"" + "x".repeat(2_000_000) + "\"}";
    wire.answers(WireAnswer.json(200, endless));
    assertThat(first(operation)).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void serverErrorLeavesItUnknown(Operation operation) {
    for (var status : List.of(500, 502, 503, 504, 599)) {
      wire.answers(WireAnswer.json(status, approval(operation).body()));
      assertThat(first(operation)).as("HTTP " + status).isInstanceOf(Unknown.class);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void redirectIsNotFollowed(Operation operation) {
    for (var status : List.of(301, 302, 307, 308)) {
      wire.answers(new WireAnswer(status, "", Map.of("Location", wire.address() + "/other")));
      assertThat(first(operation)).as("HTTP " + status).isInstanceOf(Unknown.class);
    }
    assertThat(wire.requests()).extracting("url").doesNotContain("/other");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void requestGoesOutOnceAndCarriesOurReference(Operation operation) {
    wire.breaks(CONNECTION_RESET_BY_PEER);
    first(operation);
    assertThat(wire.requests())
        .singleElement()
        .satisfies(request -> assertThat(kit().carries(request, REFERENCE)).isTrue());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void requestThatIsSentAgainIsTheSame(Operation operation) {
    wire.breaks(CONNECTION_RESET_BY_PEER);
    first(operation);
    again(operation);
    var sent = wire.requests().stream().map(kit()::identity).toList();
    assertThat(sent).hasSize(2);
    assertThat(sent.getLast()).isEqualTo(sent.getFirst());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void nothingIsSentBeforeSubscription(Operation operation) {
    wire.answers(approval(operation));
    var _ = Bench.run(Bench.patient(kit(), wire.address()), operation, true);
    assertThat(wire.requests()).isEmpty();
  }
}
