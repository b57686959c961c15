/** Tests of routing: what a rule asks, who is asked first, and what is stored. */
@NullMarked
package dev.acquit.gateway.routing;

import org.jspecify.annotations.NullMarked;
