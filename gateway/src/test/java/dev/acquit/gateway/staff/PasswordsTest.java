package dev.acquit.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.http.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Passwords are hashed as others hash them, with a salt of their own, off the event loops. */
class PasswordsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Passwords passwords = new Passwords();

  @AfterEach
  void stop() {
    passwords.destroy();
  }

  @Test
  void aHashFitsItsPasswordAlone() {
    var hash = hash("correct horse battery staple");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(matches("correct horse battery staple", hash)).isTrue();
    assertThat(matches("correct horse battery stapl", hash)).isFalse();
    assertThat(hash("correct horse battery staple")).isNotEqualTo(hash);
  }

  /** One of the reference implementation's own tests (RFC 9106's authors'), version 0x13. */
  @Test
  void itIsWhatOthersCompute() {
    assertThat(
            matches(
                "password",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
                    + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"))
        .isTrue();
  }

  @Test
  void anAccentIsTheSameHoweverItIsTyped() {
    assertThat(matches("e\u0301te\u0301 a\u0300 Laval", hash("\u00e9t\u00e9 \u00e0 Laval")))
        .isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "plain", "$2a$10$abcdefghijklmnopqrstuv"})
  void whereThereIsNoneNothingFits(@Nullable String hash) {
    assertThat(matches("password", hash)).isFalse();
  }

  @Test
  void whatIsMoreThanWaitsIsRefused() {
    var all =
        Flux.range(0, 300)
            .flatMap(
                _ ->
                    passwords
                        .hash("password")
                        .map(_ -> "done")
                        .onErrorResume(Problem.class, refused -> Mono.just(refused.code().code())),
                300)
            .collectList()
            .block(PATIENCE);
    assertThat(all)
        .hasSize(300)
        .contains("done", "over_capacity")
        .containsOnly("done", "over_capacity");
  }

  private String hash(String password) {
    return String.valueOf(passwords.hash(password).block(PATIENCE));
  }

  private boolean matches(String password, @Nullable String hash) {
    return Boolean.TRUE.equals(passwords.matches(password, hash).block(PATIENCE));
  }
}
