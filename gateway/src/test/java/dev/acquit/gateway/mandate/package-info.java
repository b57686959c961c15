/** Tests of mandates and notices. */
@NullMarked
package dev.acquit.gateway.mandate;

import org.jspecify.annotations.NullMarked;
