package dev.acquit.gateway.support;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lets event loops wait for each other where a library grows under load, and for a moment: Jackson
 * learns to read a type, Netty's allocator adds a magazine, a cache that two write to tidies up, a
 * breaker counts what two calls have said.
 */
public final class ShortLocksDoNotBlock implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    builder
        .allowBlockingCallsInside(
            "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer")
        .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "free")
        .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "free")
        .allowBlockingCallsInside("com.github.benmanes.caffeine.cache.BoundedLocalCache", "put")
        .allowBlockingCallsInside("com.github.benmanes.caffeine.cache.BoundedLocalCache", "lock")
        .allowBlockingCallsInside("com.github.benmanes.caffeine.cache.BoundedLocalCache", "clear")
        .allowBlockingCallsInside(
            "com.github.benmanes.caffeine.cache.BoundedLocalCache", "performCleanUp")
        .allowBlockingCallsInside(
            "io.github.resilience4j.core.metrics.FixedSizeSlidingWindowMetrics", "record")
        .allowBlockingCallsInside(
            "io.github.resilience4j.core.metrics.FixedSizeSlidingWindowMetrics", "getSnapshot");
  }
}
