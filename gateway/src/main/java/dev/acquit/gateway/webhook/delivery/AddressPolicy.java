package dev.acquit.gateway.webhook.delivery;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: public ones (IANA's registries of special-purpose addresses,
 * RFC 6890), and those of the networks that the operator opened.
 */
final class AddressPolicy {

  private static final List<Network> CLOSED =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "168.63.129.16/32", // Azure's own services, at a public address
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** All that is routed on the IPv6 internet; loopback, private and link-local are outside. */
  private static final Network ROUTED = Network.of("2000::/3");

  /** What is inside that, and still leads nowhere, or to an IPv4 address by a tunnel. */
  private static final List<Network> CLOSED_V6 =
      networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  /** What a NAT64 gateway turns into the IPv4 address at its end (RFC 6052). */
  private static final Network NAT64 = Network.of("64:ff9b::/96");

  private static final int V4_LENGTH = 4;
  private static final int V6_LENGTH = 16;
  private static final int INTERFACE_ID = 8;

  private final List<Network> opened;

  /** {@code opened} are opened beside the public ones. */
  AddressPolicy(List<Network> opened) {
    this.opened = List.copyOf(opened);
  }

  private static List<Network> networks(String... cidrs) {
    return Stream.of(cidrs).map(Network::of).toList();
  }

  /**
   * Whether that may be connected to.
   *
   * @param secure over TLS; without it, only networks that the operator opened are
   */
  boolean allows(InetAddress address, boolean secure) {
    return isOpened(address) || (secure && isPublic(address));
  }

  /** Whether anything may be sent without TLS. */
  boolean opensAny() {
    return !opened.isEmpty();
  }

  private boolean isOpened(InetAddress address) {
    return opened.stream().anyMatch(network -> network.contains(unmapped(address)));
  }

  static boolean isPublic(InetAddress address) {
    var bytes = unmapped(address);
    return bytes.length == V4_LENGTH ? isPublicV4(bytes) : isPublicV6(bytes);
  }

  private static byte[] unmapped(InetAddress address) {
    return Network.address(address.getAddress()).getAddress();
  }

  private static boolean isPublicV4(byte[] address) {
    return CLOSED.stream().noneMatch(network -> network.contains(address));
  }

  private static boolean isPublicV6(byte[] address) {
    var end = Arrays.copyOfRange(address, V6_LENGTH - V4_LENGTH, V6_LENGTH);
    if (NAT64.contains(address)) {
      return isPublicV4(end);
    }
    return ROUTED.contains(address)
        && CLOSED_V6.stream().noneMatch(network -> network.contains(address))
        && (!isIsatap(address) || isPublicV4(end));
  }

  /** An interface id that is made of an IPv4 address (RFC 5214). */
  private static boolean isIsatap(byte[] address) {
    return (address[INTERFACE_ID] & ~0x02) == 0
        && address[INTERFACE_ID + 1] == 0
        && address[INTERFACE_ID + 2] == 0x5e
        && address[INTERFACE_ID + 3] == (byte) 0xfe;
  }
}
