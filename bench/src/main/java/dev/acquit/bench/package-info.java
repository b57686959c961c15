/**
 * Measures the gateway from outside, against a stub of a processor, and tells how it stands to its
 * targets. All processes share the machine, so what counts are ratios within one run.
 */
@NullMarked
package dev.acquit.bench;

import org.jspecify.annotations.NullMarked;
