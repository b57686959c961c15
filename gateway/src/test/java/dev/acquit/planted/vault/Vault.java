package dev.acquit.planted.vault;

/** Keeps every rule. */
public interface Vault {}
