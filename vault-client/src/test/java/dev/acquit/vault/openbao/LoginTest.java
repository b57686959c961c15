package dev.acquit.vault.openbao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.vault.Owner;
import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.SecurityCode;
import dev.acquit.vault.VaultUnavailableException;
import dev.acquit.vault.openbao.OpenBaoSettings.Login;
import dev.acquit.vault.standin.Fault;
import dev.acquit.vault.standin.StandIn;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Somebody is logged in as long as the vault lets it be, and nobody more often than needed. */
class LoginTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final CardNumber CARD = new CardNumber("4242424242424242", null);

  private final StandIn server = StandIn.start();
  private final RenewableVault vault = Vaults.at(server);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fiftyAtOnceLogInOnce() {
    StepVerifier.create(Flux.range(0, 50).flatMap(_ -> vault.fingerprint(CARD), 50))
        .expectNextCount(50)
        .expectComplete()
        .verify(SOON);
    assertThat(server.logins()).isEqualTo(1);
  }

  @Test
  void aTokenIsRenewedBeforeItEnds() {
    works();
    server.clock().move(MINUTE.multipliedBy(13));
    works();
    assertThat(renewals()).isZero();
    server.clock().move(MINUTE);
    works();
    server.clock().move(MINUTE.multipliedBy(12));
    works();
    assertThat(renewals()).isEqualTo(1);
    assertThat(server.logins()).isEqualTo(1);
  }

  @Test
  void anUpkeepRenewsItWhereNobodyUsesIt() {
    works();
    for (var i = 0; i < 12; i++) {
      server.clock().move(MINUTE.multipliedBy(6));
      StepVerifier.create(vault.renew()).expectNextCount(1).expectComplete().verify(SOON);
    }
    assertThat(renewals()).isPositive();
    works();
    assertThat(server.logins()).isEqualTo(1);
  }

  @Test
  void anUpkeepTellsWhetherItDidAnything() {
    StepVerifier.create(vault.renew().concatWith(vault.renew()))
        .expectNext(1L, 0L)
        .expectComplete()
        .verify(SOON);
  }

  @Test
  void aTokenThatCannotLastLongerIsReplaced() {
    server.tokensLast(MINUTE.multipliedBy(20), MINUTE.multipliedBy(20));
    works();
    server.clock().move(MINUTE.multipliedBy(14));
    works();
    assertThat(server.logins()).isEqualTo(2);
  }

  @Test
  void aTokenThatEndedIsReplaced() {
    works();
    server.clock().move(MINUTE.multipliedBy(30));
    works();
    assertThat(renewals()).isZero();
    assertThat(server.logins()).isEqualTo(2);
  }

  @Test
  void aRevokedTokenIsReplacedOnceByFiftyAtOnce() {
    works();
    server.clock().move(MINUTE);
    server.revokeTokens();
    StepVerifier.create(Flux.range(0, 50).flatMap(_ -> vault.fingerprint(CARD), 50))
        .expectNextCount(50)
        .expectComplete()
        .verify(SOON);
    assertThat(server.logins()).isEqualTo(2);
  }

  /** What the policy forbids, another token may not do either. */
  @Test
  void aRefusalIsNotMetWithALoginForEachCall() {
    server.breaks("transit/", Fault.DENIED);
    for (var i = 0; i < 10; i++) {
      closed(vault.fingerprint(CARD));
    }
    assertThat(server.logins()).isEqualTo(1);
    server.clock().move(MINUTE);
    closed(vault.fingerprint(CARD));
    assertThat(server.logins()).isEqualTo(2);
  }

  @Test
  void aRenewalThatFailsHarmsNobodyWhileTheTokenLasts() {
    works();
    server.clock().move(MINUTE.multipliedBy(14));
    server.breaks("auth/", Fault.ERROR);
    works();
    server.clock().move(MINUTE.multipliedBy(7));
    closed(vault.fingerprint(CARD));
    server.heals();
    works();
  }

  @Test
  void aFailedLoginIsForgotten() {
    server.breaks("auth/", Fault.SEALED);
    closed(vault.fingerprint(CARD));
    server.heals();
    works();
  }

  @Test
  void aLoginThatIsRefusedTellsNoSecret() {
    var wrong = Vaults.at(server, new Login.AppRole("approle", StandIn.ROLE_ID, "hunter2"));
    StepVerifier.create(wrong.fingerprint(CARD))
        .expectErrorSatisfies(failure ->
            assertThat(failure)
                .isInstanceOf(VaultUnavailableException.class)
                .hasMessage("The vault answers 400, as it should not"))
        .verify(SOON);
  }

  @Test
  void aTokenThatWasGivenIsUsedAndRenewed() {
    var given = Vaults.at(server, new Login.Token(server.token()));
    expectOne(given.fingerprint(CARD));
    server.clock().move(MINUTE.multipliedBy(14));
    expectOne(given.renew());
    server.clock().move(MINUTE.multipliedBy(14));
    expectOne(given.fingerprint(CARD));
    assertThat(server.logins()).isZero();
    server.revokeTokens();
    closed(given.fingerprint(CARD));
  }

  @Test
  void allThatIsSentNamesTheNamespace() {
    var card = new CardNumber("4242424242424242", new SecurityCode("123"));
    var kept = vault.keep(new Owner(UUID.randomUUID()), card);
    StepVerifier.create(kept.flatMap(it -> vault.takeSecurityCode(it.reference())))
        .expectNextCount(1)
        .expectComplete()
        .verify(SOON);
    assertThat(server.seen())
        .hasSizeGreaterThan(5)
        .allSatisfy(call -> assertThat(call.namespace()).isEqualTo(StandIn.NAMESPACE));
  }

  private long renewals() {
    return server.seen().stream()
        .filter(call -> call.path().equals("auth/token/renew-self"))
        .count();
  }

  private void works() {
    expectOne(vault.fingerprint(CARD));
  }

  private static void expectOne(Mono<?> call) {
    StepVerifier.create(call).expectNextCount(1).expectComplete().verify(SOON);
  }

  private static void closed(Mono<?> call) {
    StepVerifier.create(call).expectError(VaultUnavailableException.class).verify(SOON);
  }
}
