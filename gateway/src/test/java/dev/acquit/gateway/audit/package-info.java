/** The journal's tests. */
@NullMarked
package dev.acquit.gateway.audit;

import org.jspecify.annotations.NullMarked;
