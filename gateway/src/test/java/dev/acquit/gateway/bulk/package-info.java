/** Tests of batches: what is done to many items at once, by whom, and how fast. */
@NullMarked
package dev.acquit.gateway.bulk;

import org.jspecify.annotations.NullMarked;
