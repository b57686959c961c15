package dev.acquit.vault.openbao;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a vault is and what in it is ours.
 *
 * @param address of the active node; plain http on loopback only
 * @param namespace told with every call
 * @param caFile certificates in PEM that its own is checked against; null for those of the JVM
 * @param timeLimit how long any call of the port may take, logging in included
 */
public record OpenBaoSettings(
    URI address,
    @Nullable String namespace,
    Login login,
    Store store,
    FingerprintKey fingerprintKey,
    @Nullable Path caFile,
    Duration timeLimit) {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::|(0*:){7}0*)1]");
  private static final Pattern PATH = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");

  public OpenBaoSettings {
    if (!isUsable(address)) {
      throw new IllegalArgumentException("Plain http reaches a vault on loopback only");
    }
  }

  /** Whether it is https, or http that does not leave this machine, and nothing but a place. */
  public static boolean isUsable(URI address) {
    return address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null
        && isPrivate(address.getScheme(), address.getHost());
  }

  private static boolean isPrivate(@Nullable String scheme, String host) {
    return "https".equalsIgnoreCase(scheme)
        || ("http".equalsIgnoreCase(scheme) && LOOPBACK.matcher(host).matches());
  }

  /** Whether it may stand in a path of the API: names with slashes between them. */
  public static boolean isPath(String text) {
    return PATH.matcher(text).matches();
  }

  /** How the gateway becomes somebody there. Prints nothing of it. */
  public sealed interface Login {

    /** By a token that somebody else made. */
    record Token(String token) implements Login {

      @Override
      public String toString() {
        return "Token[****]";
      }
    }

    /**
     * By AppRole.
     *
     * @param mount where it is mounted under {@code auth/}
     */
    record AppRole(String mount, String roleId, String secretId) implements Login {

      @Override
      public String toString() {
        return "AppRole[" + mount + ", ****]";
      }
    }
  }

  /**
   * Where numbers are kept.
   *
   * @param mount of a KV store, version 2
   * @param prefix what all their paths in it begin with
   */
  public record Store(String mount, String prefix) {}

  /**
   * What fingerprints are taken with.
   *
   * @param mount of a transit engine
   * @param version of the key; another one gives other fingerprints
   */
  public record FingerprintKey(String mount, String name, int version) {}
}
