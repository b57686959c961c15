package dev.acquit.gateway.support;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lets event loops make ids and nonces: the kernel's random device is a file in name only, and
 * never waits. Lets them wait for each other the first time a type is read: the JSON mapper makes
 * its reader under a lock, once.
 */
public final class WaitsThatAreNone implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    builder
        .allowBlockingCallsInside("java.security.SecureRandom", "nextBytes")
        .allowBlockingCallsInside(
            "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
  }
}
