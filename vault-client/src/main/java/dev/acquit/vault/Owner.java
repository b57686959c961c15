package dev.acquit.vault;

import java.util.UUID;

/**
 * Whose secret it is; a secret is bound to it, so that one that is moved to another organization
 * does not open there.
 */
public record Owner(UUID organization) {}
