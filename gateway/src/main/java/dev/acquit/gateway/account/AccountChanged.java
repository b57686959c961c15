package dev.acquit.gateway.account;

import java.util.UUID;

/** An account was set up or changed, here on this gateway. */
public record AccountChanged(UUID organization, boolean live, UUID account) {}
