/** The gateway: each package below is a module with a door of its own. */
@NullMarked
package dev.acquit.gateway;

import org.jspecify.annotations.NullMarked;
