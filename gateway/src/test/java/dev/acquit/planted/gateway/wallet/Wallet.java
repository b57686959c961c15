package dev.acquit.planted.gateway.wallet;

/** Keeps every rule. */
public record Wallet() {}
