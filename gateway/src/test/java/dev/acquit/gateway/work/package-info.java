/** Work that runs by itself. */
@NullMarked
package dev.acquit.gateway.work;

import org.jspecify.annotations.NullMarked;
