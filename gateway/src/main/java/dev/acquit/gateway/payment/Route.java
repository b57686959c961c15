package dev.acquit.gateway.payment;

import java.util.UUID;

/** Where a call goes: one account at one processor. */
public record Route(UUID account, String processor) {}
