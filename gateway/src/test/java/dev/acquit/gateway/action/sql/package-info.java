/** How items are looked for. */
@NullMarked
package dev.acquit.gateway.action.sql;

import org.jspecify.annotations.NullMarked;
