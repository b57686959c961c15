/** What the overview shows: figures, each as a table that a script draws a picture of. */
@NullMarked
package dev.acquit.gateway.console.desk.overview;

import org.jspecify.annotations.NullMarked;
