/**
 * CardConnect CardPointe: its gateway and its token store, one site of theirs. Declines come as
 * HTTP 200; what became of the money is polled.
 */
@NullMarked
package dev.acquit.processor.cardpointe;

import org.jspecify.annotations.NullMarked;
