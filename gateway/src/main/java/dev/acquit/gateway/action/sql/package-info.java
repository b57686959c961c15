/** Items and notes in PostgreSQL. */
@NullMarked
package dev.acquit.gateway.action.sql;

import org.jspecify.annotations.NullMarked;
