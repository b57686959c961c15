package dev.acquit.vault.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.vault.Kept;
import dev.acquit.vault.Owner;
import dev.acquit.vault.Secret;
import dev.acquit.vault.Secret.BankNumbers;
import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.SecurityCode;
import dev.acquit.vault.Vault;
import dev.acquit.vault.VaultReference;
import dev.acquit.vault.VaultUnavailableException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What the embedded vault owes beyond the contract of all: its keys, and what its tables hold. */
class EmbeddedVaultIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final VaultDatabase DATABASE = VaultDatabase.create();
  private static final CardNumber CARD = new CardNumber("4242424242424242", null);
  private static final BankNumbers ACCOUNT = new BankNumbers("eft", "000-11000", "000123456789");

  private final EmbeddedVaultKeys keys = EmbeddedVaultKeys.generate();
  private final Vault vault = Vaults.embedded(DATABASE.connections(), keys);
  private final Owner owner = new Owner(UUID.randomUUID());

  @Test
  void anotherNumberOrAnotherKeyGivesAnotherFingerprint() {
    var other = Vaults.embedded(DATABASE.connections(), EmbeddedVaultKeys.generate());
    assertThat(kept(vault, owner, CARD).fingerprint())
        .isNotEqualTo(kept(vault, owner, ACCOUNT).fingerprint())
        .isNotEqualTo(kept(other, owner, CARD).fingerprint());
  }

  @Test
  void aRowMovedToAnotherOrganizationOrReferenceDoesNotOpen() {
    var kept = kept(vault, owner, CARD).reference();
    var thief = new Owner(UUID.randomUUID());
    copy(kept, thief.organization(), kept.id());
    copy(kept, owner.organization(), "elsewhere");
    expectUnavailable(vault.reveal(new VaultReference(thief, kept.id())));
    expectUnavailable(vault.reveal(new VaultReference(owner, "elsewhere")));
  }

  @Test
  void aSecurityCodeDoesNotOpenAsANumber() {
    var kept = kept(vault, owner, new CardNumber("4242424242424242", new SecurityCode("123")));
    DATABASE.execute(
        "UPDATE vault.secret s SET ciphertext = c.ciphertext FROM vault.security_code c"
            + " WHERE c.id = s.id AND s.id = '%s'".formatted(kept.reference().id()));
    expectUnavailable(vault.reveal(kept.reference()));
  }

  @Test
  void otherKeysDoNotOpenIt() {
    var kept = kept(vault, owner, CARD);
    var other = Vaults.embedded(DATABASE.connections(), EmbeddedVaultKeys.generate());
    expectUnavailable(other.reveal(kept.reference()));
  }

  @Test
  void rotatedKeysOpenTheOldAndSealTheNew() {
    var kept = kept(vault, owner, CARD);
    var rotated = Vaults.embedded(DATABASE.connections(), Rotation.of(keys));
    expect(rotated.reveal(kept.reference()), CARD);
    var fresh = kept(rotated, owner, CARD);
    assertThat(fresh.fingerprint()).isEqualTo(kept.fingerprint());
    expect(rotated.reveal(fresh.reference()), CARD);
    expectUnavailable(vault.reveal(fresh.reference())); // sealed under the new key alone
  }

  @Test
  void theTablesHoldNoDigitsOfWhatIsKept() {
    kept(vault, owner, new CardNumber("5555555555554444", new SecurityCode("987")));
    kept(vault, owner, ACCOUNT);
    for (var table : new String[] {"vault.secret", "vault.security_code"}) {
      assertThat(DATABASE.rows(table))
          .isNotEmpty()
          .noneMatch(row -> holds(row, "5555555555554444"))
          .noneMatch(row -> holds(row, "000123456789"));
    }
  }

  @Test
  void realNumbersDoNotBelongHere() {
    assertThat(vault.production()).isFalse();
  }

  private static boolean holds(String row, String digits) {
    return row.contains(digits) || row.contains(HexFormat.of().formatHex(digits.getBytes(UTF_8)));
  }

  private static void copy(VaultReference from, UUID organization, String id) {
    DATABASE.execute(
        """
        INSERT INTO vault.secret (organization_id, id, ciphertext)
        SELECT '%s', '%s', ciphertext FROM vault.secret WHERE organization_id = '%s' AND id = '%s'
        """
            .formatted(organization, id, from.owner().organization(), from.id()));
  }

  private static Kept kept(Vault vault, Owner owner, Secret secret) {
    return Objects.requireNonNull(vault.keep(owner, secret).block(SOON));
  }

  private static <T> void expect(Mono<T> actual, T expected) {
    StepVerifier.create(actual).expectNext(expected).expectComplete().verify(SOON);
  }

  private static void expectUnavailable(Mono<?> actual) {
    StepVerifier.create(actual).expectError(VaultUnavailableException.class).verify(SOON);
  }
}
