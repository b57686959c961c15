package dev.acquit.gateway.mandate;

import dev.acquit.gateway.settings.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long payors hear of debits before they are made, in calendar days.
 *
 * @param noticeDays before a recurring debit, where the agreement says nothing (Rule H1 of Payments
 *     Canada, Regulation E in the United States)
 * @param confirmWaiverDays within how many a waiver of the notice has to be confirmed in writing
 *     (Rule H1); a later confirmation brings the notice back
 * @param noticeHoldsDays how long after its day a notice of one debit still allows it
 * @param cancelDays within how many the organization promises to act when a payor cancels
 */
@ConfigurationProperties("acquit.mandates")
public record MandateSettings(
    @Range(least = "1", most = "90") @DefaultValue("10") int noticeDays,
    @Range(least = "0", most = "90") @DefaultValue("5") int confirmWaiverDays,
    @Range(least = "0", most = "365") @DefaultValue("30") int noticeHoldsDays,
    @Range(least = "1", most = "30") @DefaultValue("30") int cancelDays) {}
