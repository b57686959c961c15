/** May use {@code payment} alone, and uses the console too. */
@ApplicationModule(allowedDependencies = "payment")
package dev.acquit.planted.gateway.recovery;

import org.springframework.modulith.ApplicationModule;
