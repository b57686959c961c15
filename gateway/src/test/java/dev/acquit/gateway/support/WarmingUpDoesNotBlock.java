package dev.acquit.gateway.support;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lets event loops wait for each other while Jackson learns to read a type: once a type, for a
 * moment, when the first requests come side by side.
 */
public final class WarmingUpDoesNotBlock implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    builder.allowBlockingCallsInside(
        "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
  }
}
