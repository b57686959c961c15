package dev.acquit.gateway.payment;

import dev.acquit.gateway.settings.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much this gateway takes on at a time. What is more is refused at once, and nothing of it is
 * recorded: that costs less than to let it wait.
 *
 * @param inFlight requests that move money, from their coming to the end of what they began; more
 *     than one processor account may hold, so that a sick one leaves room for the others
 * @param waiting statements that wait for a connection of the database
 */
@ConfigurationProperties("acquit.admission")
public record AdmissionSettings(
    @Range(least = "1", most = "1000000") @DefaultValue("12000") int inFlight,
    @Range(least = "1", most = "1000000") @DefaultValue("4000") int waiting) {}
