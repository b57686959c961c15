package dev.acquit.vault.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.vault.Owner;
import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.SecurityCode;
import dev.acquit.vault.VaultReference;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Where security codes are while they live. */
class SecurityCodeIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final VaultDatabase DATABASE = VaultDatabase.create();
  private static final SecurityCode CODE = new SecurityCode("123");

  private final PurgeableVault vault =
      Vaults.embedded(DATABASE.connections(), Keyring.fixed(EmbeddedVaultKeys.generate()), SOON);

  @BeforeEach
  void noCodes() {
    DATABASE.execute("DELETE FROM vault.security_code");
  }

  @Test
  void aTakenOneLeavesNoRow() {
    var reference = kept();
    StepVerifier.create(vault.takeSecurityCode(reference))
        .expectNext(CODE)
        .expectComplete()
        .verify(SOON);
    assertThat(DATABASE.rows("vault.security_code")).isEmpty();
  }

  @Test
  void itIsGivenFifteenMinutes() {
    kept();
    assertThat(
            DATABASE.rows(
                "(SELECT expires_at - now() <= interval '15 minutes' FROM"
                    + " vault.security_code)"))
        .containsExactly("(t)");
  }

  @Test
  void aPurgeDeletesWhatExpiredAndNothingElse() {
    kept();
    expire();
    var alive = kept();
    StepVerifier.create(vault.purge()).expectNext(1L).expectComplete().verify(SOON);
    StepVerifier.create(vault.takeSecurityCode(alive))
        .expectNext(CODE)
        .expectComplete()
        .verify(SOON);
  }

  private VaultReference kept() {
    var card = new CardNumber("4242424242424242", CODE);
    var kept = vault.keep(new Owner(UUID.randomUUID()), card).block(SOON);
    return Objects.requireNonNull(kept).reference();
  }

  /** As if all codes had been kept 15 minutes ago. */
  private static void expire() {
    DATABASE.execute("UPDATE vault.security_code SET expires_at = now()");
  }
}
