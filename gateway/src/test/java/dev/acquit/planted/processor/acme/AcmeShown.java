package dev.acquit.planted.processor.acme;

/** Only the processor of an adapter is public. */
public record AcmeShown() {}
