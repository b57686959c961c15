package dev.acquit.planted.processor;

/** Keeps every rule. */
public interface ProcessorAccount {}
