package dev.acquit.simulator.books;

import dev.acquit.simulator.ledger.Fate;
import dev.acquit.simulator.ledger.Operation;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a card or a bank account behind a token: no number.
 *
 * @param expires null for a bank account
 * @param declineCode why a charge will be declined, null where it will not
 * @param fate what will become of a charge later, null for nothing special
 */
public record SavedMethod(
    String token,
    String account,
    Operation.Method method,
    @Nullable YearMonth expires,
    @Nullable String declineCode,
    @Nullable Fate fate) {}
