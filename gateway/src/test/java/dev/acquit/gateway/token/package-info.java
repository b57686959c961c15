/** Tokens over HTTP, and what is in them. */
@NullMarked
package dev.acquit.gateway.token;

import org.jspecify.annotations.NullMarked;
