package dev.acquit.gateway.support;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lets event loops make ids and nonces: the kernel's random device is a file in name only, and
 * never waits.
 */
public final class RandomnessDoesNotBlock implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    builder.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes");
  }
}
