/** What the pages of batches show. */
@NullMarked
package dev.acquit.gateway.console.desk.batches;

import org.jspecify.annotations.NullMarked;
