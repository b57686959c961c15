package dev.acquit.gateway.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public addresses may be connected to, and no other, in whatever way one is written. */
class AddressPolicyTest {

  private static final AddressPolicy CLOSED = new AddressPolicy(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::8.8.8.8",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:a9fe:a9fe",
        "64:ff9b::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:808:808::1",
        "2600::5efe:10.0.0.1",
        "2600::200:5efe:127.0.0.1",
        "3fff::1",
        "4000::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1"
      })
  void refusesWhatIsNotPublic(String address) {
    assertThat(allows(CLOSED, address, true)).isFalse();
    assertThat(allows(CLOSED, address, false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "168.63.129.15",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2001:200::1",
        "2606:4700::1111",
        "2600::5efe:8.8.8.8",
        "2a00:1450::1"
      })
  void takesWhatIsPublicOverTlsAlone(String address) {
    assertThat(allows(CLOSED, address, true)).isTrue();
    assertThat(allows(CLOSED, address, false)).isFalse();
  }

  @Test
  void theOperatorOpensNetworks() {
    var policy = new AddressPolicy(List.of(Network.of("127.0.0.0/8"), Network.of("fd00:1::/32")));

    assertThat(List.of("127.0.0.1", "127.9.9.9", "::ffff:127.0.0.1", "fd00:1::7"))
        .allMatch(address -> allows(policy, address, true))
        .allMatch(address -> allows(policy, address, false));
    assertThat(List.of("::1", "10.0.0.1", "fd00:2::7", "169.254.169.254"))
        .noneMatch(address -> allows(policy, address, true));
    assertThat(allows(policy, "8.8.8.8", false)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "::/129", "localhost/8", "a"})
  void whatIsNoNetworkIsNotTakenForOne(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }

  private static boolean allows(AddressPolicy policy, String address, boolean secure) {
    return policy.allows(Network.literal(address).orElseThrow(), secure);
  }
}
