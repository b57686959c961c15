/** Statements and the connections that they take. */
@NullMarked
package dev.acquit.gateway.statements;

import org.jspecify.annotations.NullMarked;
