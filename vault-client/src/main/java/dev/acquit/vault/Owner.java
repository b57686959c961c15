package dev.acquit.vault;

import java.util.UUID;

/**
 * Whose secret it is; it is bound into the encryption, so that a row moved to another organization
 * does not open.
 */
public record Owner(UUID organization) {}
