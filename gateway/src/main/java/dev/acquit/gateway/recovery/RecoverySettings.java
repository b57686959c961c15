package dev.acquit.gateway.recovery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How processors are asked about what is in doubt.
 *
 * @param every how often it is looked for what is due
 * @param first how long a doubt is left alone at first; each pause after it is twice the last
 * @param pause the longest of those pauses
 * @param eagerly how long it is asked so often
 * @param rarely the pause after that
 * @param longest when asking ends, counted from when it began or was begun anew, and only a person
 *     or a webhook can tell
 * @param lease how long one question may take before somebody else asks it; longer than a call
 */
@ConfigurationProperties("acquit.recovery")
record RecoverySettings(
    @DefaultValue("1s") Duration every,
    @DefaultValue("2s") Duration first,
    @DefaultValue("60s") Duration pause,
    @DefaultValue("10m") Duration eagerly,
    @DefaultValue("4m") Duration rarely,
    @DefaultValue("24h") Duration longest,
    @DefaultValue("3m") Duration lease) {}
