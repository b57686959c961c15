/** Tests of what is told to others. */
@NullMarked
package dev.acquit.gateway.event;

import org.jspecify.annotations.NullMarked;
