/** Tests of what measures: that it counts right, not that anything is fast. */
@NullMarked
package dev.acquit.bench;

import org.jspecify.annotations.NullMarked;
