/**
 * What tests of every feature share: a real PostgreSQL, and a fresh database in it for each
 * context.
 */
@NullMarked
package dev.acquit.gateway.support;

import org.jspecify.annotations.NullMarked;
