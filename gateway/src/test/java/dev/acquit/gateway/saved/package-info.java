/** What people look for often. */
@NullMarked
package dev.acquit.gateway.saved;

import org.jspecify.annotations.NullMarked;
