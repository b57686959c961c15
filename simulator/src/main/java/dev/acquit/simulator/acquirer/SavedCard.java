package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.ledger.Operation;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a card behind a token: no number.
 *
 * @param declineCode why a charge will be declined, null where it will be approved
 */
public record SavedCard(
    String token,
    String account,
    Operation.Method method,
    YearMonth expires,
    @Nullable String declineCode) {}
