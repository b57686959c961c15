/** The console, as a browser has it. */
@NullMarked
package dev.acquit.gateway.console;

import org.jspecify.annotations.NullMarked;
