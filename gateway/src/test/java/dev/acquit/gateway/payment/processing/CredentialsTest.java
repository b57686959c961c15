package dev.acquit.gateway.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.account.Accounts.Stored;
import dev.acquit.gateway.account.Resilience;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** A reference leads to the organization's own credentials, and to nothing else. */
class CredentialsTest {

  private static final UUID OWNER = Ids.next();
  private static final UUID STRANGER = Ids.next();

  private final MockEnvironment environment =
      new MockEnvironment()
          .withProperty(variable(OWNER), "sk_of_the_owner")
          .withProperty("ACQUIT_KEY_SECRET", "the gateway's own");

  private final Credentials credentials = new Credentials(environment);

  @Test
  void ownersVariableIsRead() {
    var account = account(OWNER, true, "env:STRIPE_KEY");
    assertThat(credentials.resolve(account)).isEqualTo(Map.of("api_key", "sk_of_the_owner"));
    assertThat(credentials.resolves(account, "env:STRIPE_KEY")).isTrue();
  }

  @Test
  void nobodyElsesVariableCanBeNamed() {
    for (var reference :
        new String[] {
          "env:STRIPE_KEY",
          "env:" + variable(OWNER),
          "env:ACQUIT_KEY_SECRET",
          "env:../STRIPE_KEY",
          "env:"
        }) {
      assertThat(credentials.resolves(account(STRANGER, false, reference), reference))
          .as(reference)
          .isFalse();
    }
  }

  @Test
  void textIsForTestAccountsAlone() {
    var test = account(OWNER, false, "text:sk_test");
    assertThat(credentials.resolve(test)).containsValue("sk_test");
    var live = account(OWNER, true, "text:sk_live");
    assertThat(credentials.resolves(live, "text:sk_live")).isFalse();
    assertThatThrownBy(() -> credentials.resolve(live))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("sk_live");
  }

  private static String variable(UUID organization) {
    return "ACQUIT_PROCESSOR_"
        + IdKind.ORGANIZATION.format(organization).toUpperCase(Locale.ROOT)
        + "_STRIPE_KEY";
  }

  private static Stored account(UUID organization, boolean live, String reference) {
    return new Stored(
        organization,
        Ids.next(),
        live,
        "stripe",
        "own",
        URI.create("https://api.stripe.example"),
        Map.of("api_key", reference),
        Map.of(),
        Map.of(),
        Resilience.USUAL,
        true,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
