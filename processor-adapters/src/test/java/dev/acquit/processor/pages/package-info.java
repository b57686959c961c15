/**
 * Pages in {@code docs} that the code gives: they are compared with it, or written with {@code
 * -Dacquit.codes=apply}.
 */
@NullMarked
package dev.acquit.processor.pages;

import org.jspecify.annotations.NullMarked;
