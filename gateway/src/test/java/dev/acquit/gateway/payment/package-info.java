/** Payments over HTTP, on a real PostgreSQL and the real simulator. */
@NullMarked
package dev.acquit.gateway.payment;

import org.jspecify.annotations.NullMarked;
