/** The journal in PostgreSQL. */
@NullMarked
package dev.acquit.gateway.audit.sql;

import org.jspecify.annotations.NullMarked;
