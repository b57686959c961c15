/**
 * What PostgreSQL alone could do: the two statements that the gateway commits for a charge, and
 * nothing around them. They are read from the server's log, so that they are the gateway's own.
 */
@NullMarked
package dev.acquit.bench.limit;

import org.jspecify.annotations.NullMarked;
