package dev.acquit.gateway.staff;

import dev.acquit.gateway.http.LogContext;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords by Argon2id (RFC 9106), at the cost that OWASP names as the least: 19 MiB of
 * memory and two passes, some tens of milliseconds. That is too long for an event loop: two threads
 * do it, and what is more than waits beside them is refused.
 */
@Component
class Passwords implements DisposableBean {

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int THREADS = 2;
  private static final int WAITING = 50; // beside each
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern HASH =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([^$]+)\\$([^$]+)");

  private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, WAITING, "passwords");
  private final int memory;

  /** Of nobody's password: who is not there costs as much as who is. */
  private final Cost usual;

  Passwords() {
    this(MEMORY_KIB);
  }

  /** With so many KiB. */
  Passwords(int memory) {
    this.memory = memory;
    this.usual = new Cost(memory, PASSES, LANES, new byte[SALT_BYTES]);
  }

  /** The hash, with its salt and its cost, as others write it, too (PHC). */
  Mono<String> hash(String password) {
    return away(() -> {
      var salt = new byte[SALT_BYTES];
      RANDOM.nextBytes(salt);
      var cost = new Cost(memory, PASSES, LANES, salt);
      return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(memory, PASSES, LANES, base64(salt), base64(cost.of(password, HASH_BYTES)));
    });
  }

  /**
   * Whether it is that password. Where there is none, it is not, after as much work.
   *
   * @param hash as {@link #hash} made it; null for none
   */
  Mono<Boolean> matches(String password, @Nullable String hash) {
    return away(() -> {
      var known = HASH.matcher(hash == null ? "" : hash);
      if (!known.matches()) {
        usual.of(password, HASH_BYTES);
        return false;
      }
      var expected = Base64.getDecoder().decode(known.group(5));
      var cost =
          new Cost(
              Integer.parseInt(known.group(1)),
              Integer.parseInt(known.group(2)),
              Integer.parseInt(known.group(3)),
              Base64.getDecoder().decode(known.group(4)));
      return MessageDigest.isEqual(expected, cost.of(password, expected.length));
    });
  }

  private <T> Mono<T> away(Callable<T> work) {
    return LogContext.kept(Mono.fromCallable(work).subscribeOn(threads))
        .onErrorMap(RejectedExecutionException.class, _ -> Problem.of(ProblemCode.OVER_CAPACITY));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void destroy() {
    threads.dispose();
  }

  /** What a hash takes. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Cost(int memory, int passes, int lanes, byte[] salt) {

    byte[] of(String password, int length) {
      var parameters =
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memory)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build();
      var generator = new Argon2BytesGenerator();
      generator.init(parameters);
      var hash = new byte[length];
      generator.generateBytes(written(password), hash);
      return hash;
    }

    /** However a keyboard puts accents together. */
    private static byte[] written(String password) {
      return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
  }
}
