/**
 * A processor that costs next to nothing: it speaks the simulator's API, approves all, and answers
 * at once, late or never. Its accounts are told apart by the first part of the path.
 */
@NullMarked
package dev.acquit.bench.stub;

import org.jspecify.annotations.NullMarked;
