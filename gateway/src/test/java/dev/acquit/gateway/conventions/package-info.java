/**
 * The house rules as tests: who may import whom, how large things grow, how they are laid out. Each
 * rule is also held against code planted to break it, so that a rule that stops biting is seen.
 */
@NullMarked
package dev.acquit.gateway.conventions;

import org.jspecify.annotations.NullMarked;
