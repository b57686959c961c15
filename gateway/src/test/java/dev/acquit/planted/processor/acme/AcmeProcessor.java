package dev.acquit.planted.processor.acme;

import dev.acquit.planted.processor.Processor;

/** Keeps every rule. */
public record AcmeProcessor(AcmeCharge charge) implements Processor {}
