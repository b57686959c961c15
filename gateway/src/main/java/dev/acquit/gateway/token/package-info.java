/**
 * Tokens: what a checkout gives instead of a number. A token pays once; the vault keeps the number,
 * and the security code for a quarter of an hour at most.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"money", "http", "access", "statements", "work", "event", "mandate"})
package dev.acquit.gateway.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
