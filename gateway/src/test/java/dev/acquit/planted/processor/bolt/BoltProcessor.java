package dev.acquit.planted.processor.bolt;

import dev.acquit.planted.processor.Processor;

/** Keeps every rule. */
public record BoltProcessor() implements Processor {}
