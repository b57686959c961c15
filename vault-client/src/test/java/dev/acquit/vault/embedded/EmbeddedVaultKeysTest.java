package dev.acquit.vault.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.vault.Secret.CardNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedVaultKeysTest {

  private final EmbeddedVaultKeys keys = EmbeddedVaultKeys.generate();

  @Test
  void theirTextGivesTheSameKeys() {
    var read = EmbeddedVaultKeys.parse(keys.toText());
    assertThat(read.toText()).isEqualTo(keys.toText());
    var card = new CardNumber("4242424242424242", null);
    assertThat(new Seal(read).fingerprint(card)).isEqualTo(new Seal(keys).fingerprint(card));
  }

  @Test
  void theirTextIsTwoEnvironmentVariables() {
    assertThat(keys.toText().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("ACQUIT_VAULT_KEYSET={");
    assertThat(lines().getLast()).startsWith("ACQUIT_VAULT_FINGERPRINT_KEYSET={");
  }

  @Test
  void noTwoAreAlike() {
    assertThat(EmbeddedVaultKeys.generate().toText()).isNotEqualTo(keys.toText());
  }

  @Test
  void theyPrintNothing() {
    assertThat(keys).asString().isEqualTo("EmbeddedVaultKeys[****]");
  }

  @Test
  void eachKeySetMustBeOfItsOwnKind() {
    var encryption = value(lines().getFirst());
    var fingerprint = value(lines().getLast());
    assertThatThrownBy(() -> EmbeddedVaultKeys.parse(fingerprint, fingerprint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ACQUIT_VAULT_KEYSET is no key set");
    assertThatThrownBy(() -> EmbeddedVaultKeys.parse(encryption, encryption))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("ACQUIT_VAULT_FINGERPRINT_KEYSET is no key set");
  }

  @Test
  void whatCannotBeReadIsRefusedWithoutRepeatingIt() {
    for (var text : List.of("c2VjcmV0", "{\"c2VjcmV0\":1}", "")) {
      assertThatThrownBy(() -> EmbeddedVaultKeys.parse(text, text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .hasMessageNotContaining("c2VjcmV0");
      assertThatThrownBy(() -> EmbeddedVaultKeys.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasNoCause()
          .hasMessageNotContaining("c2VjcmV0");
    }
  }

  @Test
  void whatIsWrongWithEachIsTold() {
    assertThat(EmbeddedVaultKeys.flaws(value(lines().getFirst()), value(lines().getLast())))
        .isEmpty();
    assertThat(EmbeddedVaultKeys.flaws("c2VjcmV0", null))
        .containsExactly(
            "ACQUIT_VAULT_KEYSET is not a key set in Tink's JSON format",
            "ACQUIT_VAULT_FINGERPRINT_KEYSET is not set");
  }

  @Test
  void aProofFitsItsKeysAlone() {
    var encryption = value(lines().getFirst());
    var fingerprint = value(lines().getLast());
    var others = EmbeddedVaultKeys.generate().toText().lines().toList();

    assertThat(EmbeddedVaultKeys.parse(keys.toText()).misfits(keys.proof())).isEmpty();
    assertThat(Rotation.of(keys).misfits(keys.proof())).isEmpty();
    assertThat(EmbeddedVaultKeys.parse(value(others.getFirst()), fingerprint).misfits(keys.proof()))
        .containsExactly("ACQUIT_VAULT_KEYSET");
    assertThat(EmbeddedVaultKeys.parse(encryption, value(others.getLast())).misfits(keys.proof()))
        .containsExactly("ACQUIT_VAULT_FINGERPRINT_KEYSET");
  }

  private List<String> lines() {
    return keys.toText().lines().toList();
  }

  private static String value(String line) {
    return line.substring(line.indexOf('=') + 1);
  }
}
