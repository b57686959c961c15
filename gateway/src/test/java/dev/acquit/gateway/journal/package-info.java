/** Tests of what entries are made of. */
@NullMarked
package dev.acquit.gateway.journal;

import org.jspecify.annotations.NullMarked;
