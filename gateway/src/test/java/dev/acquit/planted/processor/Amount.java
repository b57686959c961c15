package dev.acquit.planted.processor;

/** Keeps every rule. */
public record Amount(long minor) {}
