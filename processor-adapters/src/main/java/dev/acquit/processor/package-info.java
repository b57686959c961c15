/**
 * What Acquit asks of a processor: operations, their sealed outcomes, capabilities and the decline
 * taxonomy. An adapter translates; the gateway persists, retries, guards and counts.
 */
@NullMarked
package dev.acquit.processor;

import org.jspecify.annotations.NullMarked;
