/**
 * What a run stands on: processes of its own, a PostgreSQL, and what the operating system tells of
 * them. It reads Linux's {@code /proc}.
 */
@NullMarked
package dev.acquit.bench.machine;

import org.jspecify.annotations.NullMarked;
