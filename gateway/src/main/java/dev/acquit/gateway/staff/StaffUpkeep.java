package dev.acquit.gateway.staff;

import dev.acquit.gateway.work.Periodic;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What sessions need done while nobody asks. */
@Configuration(proxyBeanMethods = false)
class StaffUpkeep {

  private static final Duration PURGE_EVERY = Duration.ofMinutes(10);
  private static final int PURGED_AT_ONCE = 1000;

  @Bean
  Periodic endedSessionsPurge(SignIns signIns, StaffSettings settings) {
    return new Periodic(
        "Ended sessions deleted",
        PURGE_EVERY,
        Periodic.inBatches(signIns.purge(settings.idle(), PURGED_AT_ONCE), PURGED_AT_ONCE));
  }
}
