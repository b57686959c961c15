package dev.acquit.planted.simulator;

/** Keeps every rule. */
public interface Simulator {}
