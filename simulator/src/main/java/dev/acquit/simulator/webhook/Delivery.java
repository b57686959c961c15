package dev.acquit.simulator.webhook;

import dev.acquit.simulator.acquirer.Event;
import dev.acquit.simulator.books.Endpoint;

/** One event on its way to one endpoint. */
record Delivery(Endpoint endpoint, Event event) {

  String id() {
    return event.id() + " " + endpoint.id();
  }
}
