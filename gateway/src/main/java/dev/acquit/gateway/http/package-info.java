/**
 * Shared kernel: how Acquit speaks HTTP. Strict JSON read as trees, problems (RFC 9457), request
 * ids, bounded bodies, pages. Imports no feature.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "money")
package dev.acquit.gateway.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
