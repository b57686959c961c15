package dev.acquit.planted.gateway.http;

import dev.acquit.planted.gateway.money.Money;

/** Keeps every rule. */
public record Problem(Money money) {}
