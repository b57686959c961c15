/**
 * Each real processor once through the whole gateway: the adapter, the gateway's API, PostgreSQL,
 * and a mock on loopback in the processor's place.
 */
@NullMarked
package dev.acquit.gateway.processors;

import org.jspecify.annotations.NullMarked;
