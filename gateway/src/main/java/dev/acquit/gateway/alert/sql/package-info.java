/** Alerts on record. */
@NullMarked
package dev.acquit.gateway.alert.sql;

import org.jspecify.annotations.NullMarked;
