package dev.acquit.gateway.staff;

import dev.acquit.gateway.settings.Range;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people come in.
 *
 * @param idle how long a session may rest before it ends
 * @param longest how long it may last, however much it is used
 * @param invitation how long an invitation can be accepted
 * @param tries how many in a row may fail before somebody is locked out
 * @param lock for how long they are
 */
@ConfigurationProperties("acquit.staff")
public record StaffSettings(
    @DefaultValue("15m") Duration idle,
    @DefaultValue("12h") Duration longest,
    @DefaultValue("7d") Duration invitation,
    @DefaultValue("10") @Range(least = "3", most = "100") int tries,
    @DefaultValue("30m") Duration lock) {

  /** That a session is used is written after each such part of its rest, and not each time. */
  public static final int PARTS = 20;

  /** How long a session lasts after it was used, at least. */
  public Duration surely() {
    return idle.minus(idle.dividedBy(PARTS));
  }
}
