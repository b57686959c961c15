/** Tests of what pages are told while they are open. */
@NullMarked
package dev.acquit.gateway.console.web.live;

import org.jspecify.annotations.NullMarked;
