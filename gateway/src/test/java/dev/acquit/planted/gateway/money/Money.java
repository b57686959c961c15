package dev.acquit.planted.gateway.money;

/** Keeps every rule. */
public record Money(long minor) {}
