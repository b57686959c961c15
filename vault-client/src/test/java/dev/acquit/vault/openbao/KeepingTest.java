package dev.acquit.vault.openbao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.vault.Kept;
import dev.acquit.vault.Owner;
import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.SecurityCode;
import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import dev.acquit.vault.standin.Fault;
import dev.acquit.vault.standin.StandIn;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Where a number is, where it is not, and what becomes of one that nobody knows of. */
class KeepingTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NUMBER = "4242424242424242";
  private static final CardNumber CARD = new CardNumber(NUMBER, new SecurityCode("987"));

  private final StandIn server = StandIn.start();
  private final RenewableVault vault = Vaults.at(server, Duration.ofSeconds(3));
  private final Owner owner = new Owner(UUID.randomUUID());

  /** A slow machine has its time for the first call. */
  @BeforeEach
  void logIn() {
    StepVerifier.create(vault.renew().retry(5)).expectNextCount(1).expectComplete().verify(SOON);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aNumberHasAPathOfItsOwnBelowItsOrganization() {
    var kept = keep();
    assertThat(server.paths()).containsExactly(path(kept.reference()));
    assertThat(server.holds(NUMBER)).isTrue();
  }

  @Test
  void noPathAndNoStoreHoldsASecurityCode() {
    keep();
    assertThat(server.holds("\"987\"")).isFalse(); // random ids may have these digits in a row
    assertThat(server.seen())
        .allSatisfy(call -> assertThat(call.path().split("/")).doesNotContain("987", NUMBER));
    assertThat(server.seen())
        .filteredOn(call -> call.body().toString().contains("\"987\""))
        .singleElement()
        .satisfies(call -> assertThat(call.path()).isEqualTo("sys/wrapping/wrap"))
        .satisfies(call -> assertThat(call.wrapTtl()).isEqualTo("900"));
  }

  @Test
  void aNumberThatWasMovedDoesNotOpen() {
    var kept = keep().reference();
    var thief = new VaultReference(new Owner(UUID.randomUUID()), kept.id());
    server.copy(path(kept), path(thief));
    closed(vault.reveal(thief));
    closed(vault.takeSecurityCode(thief));
  }

  /** It was written, and the answer was lost: its reference is nobody's. */
  @ParameterizedTest
  @EnumSource(names = {"SILENT", "HANGS_UP", "ERROR", "GARBAGE", "BAD_GATEWAY", "EMPTY"})
  void aNumberIsNotLeftWhereNobodyKnowsOfIt(Fault fault) {
    server.breaksAfter("secret/data/", fault);
    closed(vault.keep(owner, CARD));
    eventually(() -> assertThat(server.paths()).isEmpty());
  }

  /** What is slower than our patience finds its place taken. */
  @ParameterizedTest
  @EnumSource(names = {"SILENT", "HANGS_UP", "ERROR"})
  void aWriteThatComesLaterIsRefused(Fault fault) {
    server.breaks("secret/data/", fault);
    closed(vault.keep(owner, CARD));
    eventually(() ->
        assertThat(server.seen())
            .filteredOn(call -> call.path().startsWith("secret/data/"))
            .hasSizeGreaterThan(1)
            .last()
            .satisfies(call -> assertThat(call.body().at("/options/cas").asInt()).isZero())
            .satisfies(call -> assertThat(call.body().path("data").isEmpty()).isTrue()));
  }

  @Test
  void aWriteThatIsRefusedHasNothingToBury() {
    server.breaks("secret/data/", Fault.REFUSED);
    closed(vault.keep(owner, CARD));
    assertThat(server.seen()).filteredOn(call -> call.path().startsWith("secret/")).hasSize(1);
  }

  /** A code may be gone with the answer: nobody then says that there was none. */
  @ParameterizedTest
  @EnumSource
  void aCodeWhoseAnswerIsLostIsNotThereAgain(Fault fault) {
    var kept = keep().reference();
    server.breaksAfter("sys/wrapping/unwrap", fault);
    closed(vault.takeSecurityCode(kept));
    server.heals();
    StepVerifier.create(vault.takeSecurityCode(kept)).expectComplete().verify(SOON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "", "a?b", "%2e%2e", "a b"})
  void aReferenceThatIsNoneAsksNobody(String id) {
    var none = new VaultReference(owner, id);
    closed(vault.reveal(none));
    closed(vault.takeSecurityCode(none));
    closed(vault.dropSecurityCode(none));
    closed(vault.forget(none));
    assertThat(server.seen()).noneMatch(call -> call.path().startsWith("secret/"));
  }

  private Kept keep() {
    return Objects.requireNonNull(vault.keep(owner, CARD).block(SOON));
  }

  private static String path(VaultReference reference) {
    return "acquit/" + reference.owner().organization() + "/" + reference.id();
  }

  private static void closed(Mono<?> call) {
    StepVerifier.create(call).expectError(VaultUnavailableException.class).verify(SOON);
  }

  private static void eventually(ThrowingRunnable check) {
    Awaitility.await().atMost(SOON).untilAsserted(check);
  }
}
