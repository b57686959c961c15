package dev.acquit.processor.contract;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lets event loops wait for each other the first time a type is read: the JSON mapper makes its
 * reader under a lock, once.
 */
public final class FirstUseMayWait implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    builder.allowBlockingCallsInside(
        "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
  }
}
