package dev.acquit.gateway.console.desk.overview;

import dev.acquit.gateway.action.ItemCounts.Left;
import dev.acquit.gateway.action.ItemCounts.Recovered;
import dev.acquit.gateway.payment.ChargeFigures.Rates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the overview is made of.
 *
 * @param rates null where who looks may not see payments
 */
public record Overview(
    Spans spans, List<Recovered> recovered, List<Left> left, @Nullable Rates rates) {}
