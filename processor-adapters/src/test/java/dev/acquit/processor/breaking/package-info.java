/**
 * The contract is tested by breaking an adapter on purpose, in many small ways: each case has to
 * fail by one of them at least, and by none on the whole adapter.
 */
@NullMarked
package dev.acquit.processor.breaking;

import org.jspecify.annotations.NullMarked;
