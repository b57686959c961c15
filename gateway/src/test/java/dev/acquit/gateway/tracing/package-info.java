/** What a trace is made of, whom it reaches, and what it keeps to itself. */
@NullMarked
package dev.acquit.gateway.tracing;

import org.jspecify.annotations.NullMarked;
