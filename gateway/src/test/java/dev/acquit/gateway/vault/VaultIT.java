package dev.acquit.gateway.vault;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.settings.StartRefusedException;
import dev.acquit.gateway.support.FreshDatabase;
import dev.acquit.gateway.work.Periodic;
import dev.acquit.vault.Owner;
import dev.acquit.vault.Secret.CardNumber;
import dev.acquit.vault.SecurityCode;
import dev.acquit.vault.Vault;
import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@SpringBootTest(
    properties = "acquit.vault.purge-every=1h",
    webEnvironment = SpringBootTest.WebEnvironment.NONE)
@FreshDatabase
class VaultIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final CardNumber CARD =
      new CardNumber("4242424242424242", new SecurityCode("123"));

  @Autowired private Vault vault;

  @Autowired
  @Qualifier("vaultPurge")
  private Periodic purge;

  @Autowired private ConnectionPool connections;
  @Autowired private FlywayConnectionDetails database;

  /** On a thread that must not block: BlockHound would tell. */
  @Test
  void itKeepsAndRevealsWithoutBlockingAndGivesItsConnectionsBack() {
    var work = Mono.defer(this::throughTheVault).subscribeOn(Schedulers.parallel());
    StepVerifier.create(Flux.range(0, 40).flatMap(_ -> work, 8).distinct())
        .expectNext("4242424242424242/123")
        .expectComplete()
        .verify(SOON);
    var metrics = connections.getMetrics().orElseThrow(); // work in the background has some, too
    eventually(() -> assertThat(metrics.acquiredSize()).isZero());
  }

  @Test
  void itIsPurgedWhileTheGatewayRuns() {
    assertThat(purge.isRunning()).isTrue();
  }

  @Test
  void itIsForTheKeysThatItWasBegunWith() {
    var proof = new VaultProof(database);

    assertThat(proof.isGiven()).isTrue();
    assertThatThrownBy(() -> proof.hold(EmbeddedVaultKeys.generate()))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("ACQUIT_VAULT_KEYSET is not the key set")
        .hasMessageContaining("ACQUIT_VAULT_FINGERPRINT_KEYSET is not the key set");
  }

  private Mono<String> throughTheVault() {
    return vault
        .keep(new Owner(UUID.randomUUID()), CARD)
        .flatMap(kept ->
            vault
                .reveal(kept.reference())
                .cast(CardNumber.class)
                .zipWith(vault.takeSecurityCode(kept.reference())))
        .map(both -> both.getT1().number() + "/" + both.getT2().digits());
  }
}
