/** Reads and checks what is to become a token, and shows what became of it. */
@NullMarked
package dev.acquit.gateway.token.web;

import org.jspecify.annotations.NullMarked;
