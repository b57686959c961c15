package dev.acquit.gateway.audit;

import dev.acquit.gateway.settings.StartRefusedException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the journal is sealed.
 *
 * @param key what its seals are made with; at least 32 characters, from the environment, and never
 *     in the database
 * @param every how often a gateway looks for entries to be sealed
 * @param checkEvery how often it goes on checking the chains
 */
@ConfigurationProperties("acquit.journal")
public record JournalSettings(
    String key, @DefaultValue("1s") Duration every, @DefaultValue("1m") Duration checkEvery) {

  private static final int SHORTEST_KEY = 32;

  /** Refuses a key that can be guessed. */
  public JournalSettings {
    if (key.isBlank() || key.length() < SHORTEST_KEY) {
      throw new StartRefusedException(
          key.isBlank()
              ? "ACQUIT_JOURNAL_KEY is not set."
              : "ACQUIT_JOURNAL_KEY is shorter than " + SHORTEST_KEY + " characters.",
          "Write random characters, such as those that 'openssl rand -hex 32' prints. Keep them:"
              + " with another key no journal can be verified.");
    }
  }

  @Override
  public String toString() {
    return "JournalSettings[****]";
  }
}
