package dev.acquit.gateway.faults;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What a run does. The same plan has the same payments, faults and kills; what meets what is up to
 * the machine.
 *
 * @param payments how many are made
 * @param blows how often a gateway or the database is killed meanwhile
 * @param gateways how many run side by side
 * @param shops how many payments are under way at a time
 * @param bug what is planted, so that the run finds it; {@code none} for the gateway as it is
 */
record Plan(long seed, int payments, int blows, int gateways, int shops, String bug) {

  /** What {@code -Dfaults.*} say; else a short one. */
  static Plan ofProperties() {
    return new Plan(
        Long.getLong("faults.seed", 20260101),
        Integer.getInteger("faults.payments", 80),
        Integer.getInteger("faults.kills", 2),
        Integer.getInteger("faults.gateways", 2),
        Integer.getInteger("faults.shops", 6),
        System.getProperty("faults.bug", "none"));
  }

  /** A short one without blows. */
  Plan with(int fewer, String planted) {
    return new Plan(seed, fewer, 0, 2, shops, planted);
  }

  /** Chance, of one thing of a kind: another for each, the same each time. */
  RandomGenerator chance(String kind, int number) {
    return RandomGeneratorFactory.of("L64X128MixRandom")
        .create(seed * 1_000_003L + kind.hashCode() * 31L + number);
  }

  /** After how many payments the next blow falls. */
  int paymentsPerBlow() {
    return blows == 0 ? Integer.MAX_VALUE : Math.max(1, payments / (blows + 1));
  }
}
