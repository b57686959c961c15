/**
 * A house in small where each class breaks one convention, or none. It stands apart from the real
 * packages so that no test's component scan finds it.
 */
@NullMarked
package dev.acquit.planted;

import org.jspecify.annotations.NullMarked;
