package dev.acquit.vault.embedded;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The keys of a vault that is at work, and where they are read again. What cannot be used there
 * changes nothing: the keys stay what they were, and the log tells.
 */
public final class Keyring {

  private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);

  private final Source source;
  private EmbeddedVaultKeys keys;
  private String text;
  private volatile Seal seal;

  /**
   * Keys that may be rotated.
   *
   * @param keys to begin with
   */
  public Keyring(EmbeddedVaultKeys keys, Source source) {
    this.source = source;
    this.keys = keys;
    this.text = keys.toText();
    this.seal = new Seal(keys);
  }

  /** Keys that stay what they are. */
  public static Keyring fixed(EmbeddedVaultKeys keys) {
    return new Keyring(keys, keys::toText);
  }

  /** Reads the keys again, on a thread that may wait; 1 if they are others than before, else 0. */
  public Mono<Long> reread() {
    return Mono.fromCallable(
            () -> {
              var before = seal;
              return read() == before ? 0L : 1L;
            })
        .subscribeOn(Schedulers.boundedElastic());
  }

  /** With the keys as they are known. */
  Seal seal() {
    return seal;
  }

  /** With the keys as they stand where they come from, read after this was subscribed to. */
  Mono<Seal> freshSeal() {
    return Mono.fromCallable(this::read).subscribeOn(Schedulers.boundedElastic());
  }

  /** One reading at a time, so that an older one never undoes a newer one. */
  private synchronized Seal read() {
    try {
      var now = source.read();
      if (!now.equals(text)) {
        take(EmbeddedVaultKeys.parse(now));
        text = now;
      }
    } catch (IOException | IllegalArgumentException failure) { // neither repeats a key
      LOG.error("The vault's keys stay what they were: {}", failure.toString());
    }
    return seal;
  }

  private void take(EmbeddedVaultKeys now) {
    if (!now.knowsTheSame(keys)) {
      throw new IllegalArgumentException(
          "ACQUIT_VAULT_FINGERPRINT_KEYSET is another, and it may not change");
    }
    if (!now.encryption().equalsKeyset(keys.encryption())) {
      seal = new Seal(now);
      LOG.info("The vault's keys are {}, and it seals under {}", KeyRotation.ids(now), seal.key());
    }
    keys = now;
  }

  /** Where keys stand, as {@link EmbeddedVaultKeys#toText} writes them. */
  @FunctionalInterface
  public interface Source {

    /** What stands there now; called on a thread that may wait. */
    String read() throws IOException;
  }
}
