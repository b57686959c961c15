package dev.acquit.gateway.mandate;

import dev.acquit.gateway.mandate.Mandate.EndReason;
import org.jspecify.annotations.Nullable;

/**
 * A mandate that ends with something else, and what is told of it.
 *
 * @param mandate as it was
 */
public record EndedMandate(
    Mandate mandate, EndReason reason, @Nullable String detail, MandateEvent told) {}
