package dev.acquit.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.vault.Secret.BankNumbers;
import dev.acquit.vault.Secret.CardNumber;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** What every vault owes. */
public abstract class VaultContract {

  protected static final Duration SOON = Duration.ofSeconds(30);
  protected static final SecurityCode CODE = new SecurityCode("123");
  protected static final CardNumber CARD = new CardNumber("4242424242424242", null);
  protected static final CardNumber CARD_WITH_CODE = new CardNumber("4242424242424242", CODE);
  protected static final BankNumbers ACCOUNT = new BankNumbers("eft", "000-11000", "000123456789");

  private static final VaultReference ANY = new VaultReference(new Owner(new UUID(7, 7)), "any");

  private final Owner owner = new Owner(UUID.randomUUID());

  protected abstract Vault vault();

  /** As if all security codes had been kept 15 minutes ago. */
  protected abstract void expireCodes();

  /** Vaults that are out of order, by what is wrong with them; none may take longer than 5 s. */
  protected abstract Map<String, Vault> broken();

  /** What no failure may tell of. */
  protected List<String> secrets() {
    return List.of("4242424242424242", "000123456789");
  }

  @Test
  void aCardComesBackWithoutItsSecurityCode() {
    expect(vault().reveal(kept(CARD_WITH_CODE)), CARD);
  }

  @Test
  void aBankAccountComesBackWhole() {
    expect(vault().reveal(kept(ACCOUNT)), ACCOUNT);
  }

  @Test
  void itIsNobodyElses() {
    var kept = kept(CARD_WITH_CODE);
    var thief = new VaultReference(new Owner(UUID.randomUUID()), kept.id());
    expectNothing(vault().reveal(thief));
    expectNothing(vault().takeSecurityCode(thief));
    expectNothing(vault().forget(thief).then(vault().dropSecurityCode(thief)));
    expect(vault().reveal(kept), CARD);
    expect(vault().takeSecurityCode(kept), CODE);
  }

  @Test
  void theSameNumberHasTheSameFingerprintWhoeverKeepsItAndIfNobodyDoes() {
    var first = keep(CARD);
    var again =
        Objects.requireNonNull(vault().keep(new Owner(UUID.randomUUID()), CARD).block(SOON));
    assertThat(again.fingerprint()).isEqualTo(first.fingerprint()).matches("[a-z2-7]{32}");
    assertThat(again.reference()).isNotEqualTo(first.reference());
    expect(vault().fingerprint(CARD_WITH_CODE), first.fingerprint());
    expect(vault().fingerprint(ACCOUNT), keep(ACCOUNT).fingerprint());
    assertThat(keep(ACCOUNT).fingerprint()).isNotEqualTo(first.fingerprint());
  }

  @Test
  void whatIsForgottenIsGoneAndForgettingTwiceIsTheSame() {
    var reference = kept(CARD_WITH_CODE);
    expectNothing(vault().forget(reference).then(vault().forget(reference)));
    expectNothing(vault().reveal(reference));
    expectNothing(vault().takeSecurityCode(reference));
    expectNothing(vault().dropSecurityCode(reference));
  }

  @Test
  void aSecurityCodeIsTakenOnce() {
    var reference = kept(CARD_WITH_CODE);
    expect(vault().takeSecurityCode(reference), CODE);
    expectNothing(vault().takeSecurityCode(reference));
    expect(vault().reveal(reference), CARD);
  }

  @Test
  void thereMayBeNone() {
    expectNothing(vault().takeSecurityCode(kept(CARD)));
    expectNothing(vault().dropSecurityCode(kept(CARD)));
  }

  /** Whoever is too late is told that there is none, or that the vault does not answer. */
  @Test
  void ofFiftyTakersOneGetsIt() {
    var reference = kept(CARD_WITH_CODE);
    StepVerifier.create(Flux.range(0, 50).flatMap(_ -> takenOrRefused(reference), 50))
        .expectNext(CODE)
        .expectComplete()
        .verify(SOON);
    expectNothing(vault().takeSecurityCode(reference));
  }

  private Mono<SecurityCode> takenOrRefused(VaultReference reference) {
    return vault()
        .takeSecurityCode(reference)
        .onErrorResume(VaultUnavailableException.class, _ -> Mono.empty())
        .subscribeOn(Schedulers.parallel());
  }

  @Test
  void afterFifteenMinutesTheCodeIsGoneAndTheNumberIsNot() {
    var reference = kept(CARD_WITH_CODE);
    expireCodes();
    expectNothing(vault().takeSecurityCode(reference));
    expectNothing(vault().dropSecurityCode(reference));
    expect(vault().reveal(reference), CARD);
  }

  @Test
  void aDroppedCodeIsNotTaken() {
    var reference = kept(CARD_WITH_CODE);
    expectNothing(vault().dropSecurityCode(reference).then(vault().dropSecurityCode(reference)));
    expectNothing(vault().takeSecurityCode(reference));
  }

  @TestFactory
  Stream<DynamicTest> aVaultThatIsOutOfOrderFailsClosedAndTellsNothing() {
    return broken().entrySet().stream()
        .flatMap(entry ->
            calls().entrySet().stream()
                .map(call ->
                    DynamicTest.dynamicTest(
                        entry.getKey() + ", " + call.getKey(),
                        () -> expectClosed(call.getValue().apply(entry.getValue())))));
  }

  private static Map<String, Function<Vault, Mono<?>>> calls() {
    return Map.of(
        "keep", vault -> vault.keep(ANY.owner(), CARD_WITH_CODE),
        "reveal", vault -> vault.reveal(ANY),
        "take", vault -> vault.takeSecurityCode(ANY),
        "drop", vault -> vault.dropSecurityCode(ANY),
        "forget", vault -> vault.forget(ANY));
  }

  protected final void expectClosed(Mono<?> call) {
    StepVerifier.create(call).expectErrorSatisfies(this::tellsNothing).verify(SOON);
  }

  private void tellsNothing(Throwable failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(failure).isInstanceOf(VaultUnavailableException.class);
    assertThat(trace.toString()).doesNotContain(secrets());
    assertThat(failure.getMessage()).doesNotContain(ANY.owner().organization().toString());
  }

  protected final Kept keep(Secret secret) {
    return Objects.requireNonNull(vault().keep(owner, secret).block(SOON));
  }

  protected final VaultReference kept(Secret secret) {
    return keep(secret).reference();
  }

  protected static <T> void expect(Mono<T> actual, T expected) {
    StepVerifier.create(actual).expectNext(expected).expectComplete().verify(SOON);
  }

  protected static void expectNothing(Mono<?> actual) {
    StepVerifier.create(actual).expectComplete().verify(SOON);
  }
}
