package dev.acquit.planted.processor.http;

import java.time.Duration;

/** Keeps every rule. */
public record Deadlines(Duration money) {}
