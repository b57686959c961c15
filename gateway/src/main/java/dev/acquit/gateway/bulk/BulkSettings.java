package dev.acquit.gateway.bulk;

import dev.acquit.gateway.settings.Range;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How batches are worked off.
 *
 * @param pace how many retries a second are sent to one account, all batches together
 * @param every how often it is looked for rows that are due, if no bell rings
 * @param lease how long the rows that were taken together may take; longer than a charge
 * @param pause after which an account is looked at again whose breaker is open, and a row tried
 *     again that could not be done
 * @param approval how long a batch waits for its approval
 */
@ConfigurationProperties("acquit.actions.bulk")
record BulkSettings(
    @DefaultValue("5") @Range(least = "1", most = "1000") int pace,
    @DefaultValue("1s") Duration every,
    @DefaultValue("3m") Duration lease,
    @DefaultValue("2s") Duration pause,
    @DefaultValue("7d") Duration approval) {}
