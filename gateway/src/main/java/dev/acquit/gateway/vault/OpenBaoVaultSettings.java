package dev.acquit.gateway.vault;

import dev.acquit.gateway.settings.Range;
import dev.acquit.gateway.settings.Refusal;
import dev.acquit.gateway.settings.StartRefusedException;
import dev.acquit.vault.openbao.OpenBaoSettings;
import dev.acquit.vault.openbao.OpenBaoSettings.FingerprintKey;
import dev.acquit.vault.openbao.OpenBaoSettings.Login;
import dev.acquit.vault.openbao.OpenBaoSettings.Store;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The vault in OpenBao or HashiCorp Vault. Prints no secret.
 *
 * @param address of the active node
 * @param token to log in with; or {@code roleId} and {@code secretId} instead
 * @param approleMount where AppRole is mounted
 * @param kvMount the KV store, version 2
 * @param prefix what all paths in it begin with
 * @param transitMount where the key is that fingerprints are taken with
 * @param keyVersion of that key
 * @param caFile certificates in PEM; without it, those that the JVM trusts
 * @param renewEvery how often it is looked whether the login must be renewed
 */
record OpenBaoVaultSettings(
    URI address,
    @Nullable String namespace,
    @Nullable String token,
    @Nullable String roleId,
    @Nullable String secretId,
    @DefaultValue("approle") String approleMount,
    @DefaultValue("secret") String kvMount,
    @DefaultValue("acquit") String prefix,
    @DefaultValue("transit") String transitMount,
    @DefaultValue("acquit-fingerprint") String key,
    @DefaultValue("1") @Range(least = "1", most = "1000000") int keyVersion,
    @Nullable Path caFile,
    @DefaultValue("10s") Duration renewEvery) {

  private static final String VARIABLE = "ACQUIT_VAULT_OPENBAO_";

  OpenBaoVaultSettings {
    namespace = VaultSettings.blankToNull(namespace);
    token = VaultSettings.blankToNull(token);
    roleId = VaultSettings.blankToNull(roleId);
    secretId = VaultSettings.blankToNull(secretId);
    var refusals = new ArrayList<Refusal>();
    refuseAddress(address, refusals);
    refuseLogin(token, roleId, secretId, refusals);
    refusePaths(
        Map.of(
            "APPROLE_MOUNT", approleMount,
            "KV_MOUNT", kvMount,
            "PREFIX", prefix,
            "TRANSIT_MOUNT", transitMount,
            "KEY", key),
        refusals);
    if (!refusals.isEmpty()) {
      throw new StartRefusedException(refusals);
    }
  }

  /** That there is none is told already. */
  private static void refuseAddress(@Nullable URI address, List<Refusal> refusals) {
    if (address != null && !OpenBaoSettings.isUsable(address)) {
      refusals.add(
          new Refusal(
              VARIABLE + "ADDRESS is no safe way to a vault.",
              "Write an https:// address without a user and a query; http:// is for loopback"
                  + " alone."));
    }
  }

  private static void refuseLogin(
      @Nullable String token,
      @Nullable String roleId,
      @Nullable String secretId,
      List<Refusal> refusals) {
    var whole = roleId != null && secretId != null;
    var none = roleId == null && secretId == null;
    if (token == null ? !whole : !none) {
      refusals.add(
          new Refusal(
              "The gateway cannot log in to the vault as " + VARIABLE + "... says.",
              "Set either "
                  + VARIABLE
                  + "TOKEN, or both "
                  + VARIABLE
                  + "ROLE_ID and "
                  + VARIABLE
                  + "SECRET_ID."));
    }
  }

  private static void refusePaths(Map<String, String> paths, List<Refusal> refusals) {
    paths.entrySet().stream()
        .filter(path -> !OpenBaoSettings.isPath(path.getValue()))
        .map(path ->
            new Refusal(
                VARIABLE + path.getKey() + " is no path.",
                "Write names of letters, digits, dots and dashes, with slashes between them."))
        .forEach(refusals::add);
  }

  /** As the vault's client takes them. */
  OpenBaoSettings within(Duration timeLimit) {
    return new OpenBaoSettings(
        address,
        namespace,
        login(),
        new Store(kvMount, prefix),
        new FingerprintKey(transitMount, key, keyVersion),
        caFile,
        timeLimit);
  }

  private Login login() {
    return token != null
        ? new Login.Token(token)
        : new Login.AppRole(
            approleMount, Objects.requireNonNull(roleId), Objects.requireNonNull(secretId));
  }

  @Override
  public String toString() {
    return "OpenBaoVaultSettings[" + address + "]";
  }
}
