/** The pages on which many items are seen to at once. */
@NullMarked
package dev.acquit.gateway.console.web.batches;

import org.jspecify.annotations.NullMarked;
