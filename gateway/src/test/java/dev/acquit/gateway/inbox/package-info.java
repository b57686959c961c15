@NullMarked
package dev.acquit.gateway.inbox;

import org.jspecify.annotations.NullMarked;
