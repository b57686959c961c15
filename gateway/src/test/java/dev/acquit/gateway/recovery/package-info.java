/** Finds out what became of everything that is in doubt. */
@NullMarked
package dev.acquit.gateway.recovery;

import org.jspecify.annotations.NullMarked;
