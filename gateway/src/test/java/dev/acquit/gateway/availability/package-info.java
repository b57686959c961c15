/** Whether processors answer, over HTTP, on a real PostgreSQL and the real simulator. */
@NullMarked
package dev.acquit.gateway.availability;

import org.jspecify.annotations.NullMarked;
