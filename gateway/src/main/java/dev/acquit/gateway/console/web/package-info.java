/** The console's doors: who comes in, and the pages that everybody has. */
@NullMarked
package dev.acquit.gateway.console.web;

import org.jspecify.annotations.NullMarked;
