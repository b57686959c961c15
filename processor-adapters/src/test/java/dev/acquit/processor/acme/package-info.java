/**
 * The example that {@code docs/adapters.md} builds: the adapter of a processor that does not exist.
 * It charges and refunds cards, keeps them for tokens, can be asked, and sends events.
 */
@NullMarked
package dev.acquit.processor.acme;

import org.jspecify.annotations.NullMarked;
