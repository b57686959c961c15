/**
 * The database under everything: an embedded PostgreSQL that keeps what it acknowledged, or a
 * server that the operator names. Gives the rest of the gateway one pool of connections to a schema
 * that is already migrated.
 */
@ApplicationModule(allowedDependencies = {"settings", "statements"})
@NullMarked
package dev.acquit.gateway.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
