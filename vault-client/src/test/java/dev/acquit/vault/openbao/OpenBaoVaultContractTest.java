package dev.acquit.vault.openbao;

import static dev.acquit.vault.openbao.Vaults.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.vault.Vault;
import dev.acquit.vault.VaultContract;
import dev.acquit.vault.standin.Fault;
import dev.acquit.vault.standin.StandIn;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenBaoVaultContractTest extends VaultContract {

  private static final Duration SHORT = Duration.ofMillis(500);
  private static final StandIn SERVER = StandIn.start();

  private final List<StandIn> brokenServers = new ArrayList<>();
  private final Vault vault = Vaults.at(SERVER);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @AfterEach
  void stopBroken() {
    brokenServers.forEach(StandIn::close);
  }

  @Override
  protected Vault vault() {
    return vault;
  }

  @Override
  protected void expireCodes() {
    SERVER.clock().move(Duration.ofMinutes(15));
  }

  @Override
  protected Map<String, Vault> broken() {
    var broken = new LinkedHashMap<String, Vault>();
    for (var fault : Fault.values()) {
      broken.put(fault.name(), broken(fault, "secret/", "transit/", "sys/"));
    }
    for (var fault : List.of(Fault.SILENT, Fault.SEALED, Fault.GARBAGE, Fault.DENIED)) {
      broken.put("login " + fault.name(), broken(fault, "auth/"));
    }
    broken.put("down", OpenBao.open(settings(nobody(), Vaults.APP_ROLE, SHORT, null)));
    return broken;
  }

  private Vault broken(Fault fault, String... paths) {
    var server = StandIn.start();
    brokenServers.add(server);
    for (var path : paths) {
      server.breaks(path, fault);
    }
    return Vaults.at(server, SHORT);
  }

  private static URI nobody() {
    try (var gone = StandIn.start()) {
      return gone.address();
    }
  }

  @Override
  protected List<String> secrets() {
    var secrets = new ArrayList<>(super.secrets());
    secrets.addAll(List.of(StandIn.SECRET_ID, StandIn.ROLE_ID, "hvs."));
    return secrets;
  }

  @Test
  void realNumbersMayBeKeptHere() {
    assertThat(vault.production()).isTrue();
  }
}
