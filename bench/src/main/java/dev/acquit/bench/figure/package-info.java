/** The figures, a class each: what is done, and what is made of what came. */
@NullMarked
package dev.acquit.bench.figure;

import org.jspecify.annotations.NullMarked;
