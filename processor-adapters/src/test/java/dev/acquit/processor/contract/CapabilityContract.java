package dev.acquit.processor.contract;

import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Call;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Processor.Need;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized.Refused;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** An account does what it declares, and refuses the rest before any call. */
public abstract class CapabilityContract extends AdapterContract {

  @RegisterExtension final Wire wire = new Wire();

  @Test
  void nameIsPlain() {
    assertThat(kit().processor().name()).matches("[a-z][a-z0-9_]*");
  }

  @Test
  void somethingIsDeclared() {
    var capabilities = account().capabilities();
    assertThat(capabilities.rails()).isNotEmpty();
    assertThat(capabilities.rails().values())
        .allSatisfy(rail -> assertThat(rail.operations()).isNotEmpty());
    assertThat(capabilities.doubt().quietPeriod()).isGreaterThan(Duration.ZERO);
  }

  /** Whoever can neither ask nor repeat nor undo would never know. */
  @Test
  void everySilenceCanBeClearedUp() {
    var doubt = account().capabilities().doubt();
    assertThat(
            doubt.lookups().contains(Operation.CHARGE)
                || doubt.replay().isPositive()
                || doubt.voidsByReference())
        .isTrue();
  }

  @Test
  void profileNamesWhatTheAccountNeeds() {
    var needs = kit().processor().profile().needs();
    assertThat(needs).extracting(Need::name).doesNotHaveDuplicates();
    assertThat(needs.stream().filter(Need::secret).map(Need::name).toList())
        .containsExactlyInAnyOrderElementsOf(kit().credentials().keySet());
    assertThat(
            needs.stream()
                .filter(need -> need.secret() && need.required())
                .map(Need::name)
                .toList())
        .containsExactlyInAnyOrderElementsOf(kit().requiredCredentials());
    assertThat(needs.stream().filter(need -> !need.secret()).map(Need::name).toList())
        .containsAll(kit().settings().keySet());
  }

  @BeforeEach
  void preludes() {
    wire.always(kit().preludes());
  }

  @ParameterizedTest
  @EnumSource
  void operationIsSentIfDeclaredAndRefusedIfNot(Operation operation) {
    assertHonest(
        account().capabilities().on(Rail.CARD).can(operation),
        Bench.run(account(), operation, true));
  }

  @ParameterizedTest
  @EnumSource
  void railIsSentIfDeclaredAndRefusedIfNot(Rail rail) {
    var call = Bench.charge(Bench.instrumentOf(rail), true);
    assertHonest(account().capabilities().can(rail), account().charge(call));
  }

  @ParameterizedTest
  @EnumSource
  void instrumentIsTokenizedIfItsRailIsDeclaredAndRefusedIfNot(Rail rail) {
    wire.breaks(CONNECTION_RESET_BY_PEER);
    var tokenized = Bench.only(account().tokenize(Bench.instrumentOf(rail)));
    if (account().capabilities().can(rail)) {
      assertThat(wire.all()).isNotEmpty();
    } else {
      assertThat(tokenized).isInstanceOf(Refused.class);
      assertThat(wire.all()).isEmpty();
    }
  }

  /** What is declared here is the action contract's. */
  @Test
  void nobodyComesBackUnlessPayersAreAsked() {
    var call =
        new Call.Resume(
            Bench.REFERENCE,
            Operation.CHARGE,
            Bench.OURS,
            Bench.AMOUNT,
            Bench.ORDER,
            Map.of(),
            true);
    if (!account().capabilities().asksPayer()) {
      assertHonest(false, account().resume(call));
    }
  }

  private void assertHonest(boolean declared, Mono<Outcome> operation) {
    wire.breaks(CONNECTION_RESET_BY_PEER);
    var outcome = Bench.only(operation);
    if (declared) {
      assertThat(wire.requests()).isNotEmpty();
    } else {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Rejected.class,
              rejected -> assertThat(rejected.rejection()).isEqualTo(Rejection.INVALID));
      assertThat(wire.all()).isEmpty();
    }
  }

  @Test
  void missingCredentialIsNamedAndNoOtherIsTold() {
    for (var missing : kit().requiredCredentials()) {
      var credentials = new HashMap<>(kit().credentials());
      credentials.remove(missing);
      assertThatThrownBy(() -> Bench.open(kit(), wire.address(), credentials))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(missing)
          .satisfies(failure -> Secrets.assertNoneIn(kit(), failure.toString()));
    }
  }

  @Test
  void accountPrintsNoCredential() {
    var account =
        new Account(
            "contract", false, wire.address(), credentials(), kit().settings(), Deadlines.DEFAULT);
    Secrets.assertNoneIn(kit(), account.toString());
    Secrets.assertNoneIn(kit(), account().toString());
  }

  @Test
  void openingAnAccountCallsNobody() {
    account();
    assertThat(wire.requests()).isEmpty();
  }

  private Map<String, String> credentials() {
    return kit().credentials();
  }

  private ProcessorAccount account() {
    return Bench.patient(kit(), wire.address());
  }
}
