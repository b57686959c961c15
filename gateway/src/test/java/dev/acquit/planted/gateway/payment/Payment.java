package dev.acquit.planted.gateway.payment;

import dev.acquit.planted.processor.Amount;

/** Keeps every rule: it sees a record of the SPI. */
public record Payment(Amount amount) {}
