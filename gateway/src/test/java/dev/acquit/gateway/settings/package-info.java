/** Settings, before anything is started with them. */
@NullMarked
package dev.acquit.gateway.settings;

import org.jspecify.annotations.NullMarked;
