package dev.acquit.gateway.inbox;

import dev.acquit.gateway.settings.Range;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what processors send is worked off.
 *
 * @param grace how long a stored event waits first, so that a call's own answer may come before it
 * @param every how often what is due is looked for
 * @param lease how long whoever took an event has for it before somebody else takes it
 * @param longestPause between two tries of an event that fits nothing on record yet
 * @param matchWithin how long an event is tried that fits nothing on record
 * @param kept how long what is done is kept
 * @param pollEvery how often a processor is asked that reports nothing by itself
 * @param pollBack how many days before today are read again each time
 */
@ConfigurationProperties("acquit.inbox")
public record InboxSettings(
    @DefaultValue("250ms") Duration grace,
    @DefaultValue("250ms") Duration every,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("15m") Duration longestPause,
    @DefaultValue("24h") Duration matchWithin,
    @DefaultValue("90d") Duration kept,
    @DefaultValue("1h") Duration pollEvery,
    @Range(least = "0", most = "60") @DefaultValue("5") int pollBack) {}
