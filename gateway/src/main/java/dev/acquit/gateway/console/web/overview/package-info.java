/** The pages that show how things stand: the overview, and the processors. */
@NullMarked
package dev.acquit.gateway.console.web.overview;

import org.jspecify.annotations.NullMarked;
