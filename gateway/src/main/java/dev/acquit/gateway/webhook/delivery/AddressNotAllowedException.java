package dev.acquit.gateway.webhook.delivery;

import java.net.ConnectException;

/** Nothing was sent: the receiver is where this gateway does not connect to. */
final class AddressNotAllowedException extends ConnectException {

  AddressNotAllowedException() {
    super("The address is not allowed");
  }
}
