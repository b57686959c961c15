/**
 * What starts when nothing is configured: the simulator, two organizations with published keys,
 * loopback only. Real settings switch all of it off.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"money", "http", "access", "docs", "journal", "settings", "staff"})
package dev.acquit.gateway.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
