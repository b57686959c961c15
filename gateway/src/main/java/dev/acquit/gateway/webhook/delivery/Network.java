package dev.acquit.gateway.webhook.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A range of addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code fc00::/7}; of one
 * family: an IPv4 address is in no IPv6 range.
 */
@SuppressWarnings("ArrayRecordComponent") // its own, and never compared
record Network(byte[] address, int prefix) {

  /** Fails on what is not written in that notation. */
  static Network of(String cidr) {
    return parse(cidr)
        .orElseThrow(() -> new IllegalArgumentException("Not a network in CIDR notation"));
  }

  static Optional<Network> parse(String cidr) {
    var slash = cidr.indexOf('/');
    var length = slash < 0 ? "" : cidr.substring(slash + 1);
    return length.matches("[0-9]{1,3}")
        ? literal(cidr.substring(0, slash))
            .map(address -> new Network(address.getAddress(), Integer.parseInt(length)))
            .filter(network -> network.prefix <= network.address.length * Byte.SIZE)
        : Optional.empty();
  }

  /** The address that {@code text} is a notation of; nothing is looked up. */
  static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException name) {
      return Optional.empty();
    }
  }

  /** Of 4 or 16 bytes; IPv4 that is mapped into IPv6 comes back as IPv4. */
  static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  boolean contains(byte[] candidate) {
    if (candidate.length != address.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      var mask = 0x80 >> (bit % Byte.SIZE);
      if (((candidate[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
