package dev.acquit.planted.simulator;

import dev.acquit.planted.gateway.payment.Payment;

/** The simulator knows nothing of the gateway. */
record KnowsTheGateway(Payment payment) {}
