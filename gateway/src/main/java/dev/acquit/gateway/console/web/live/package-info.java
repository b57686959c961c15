/** What pages are told while they are open: that others have changed what they show. */
@NullMarked
package dev.acquit.gateway.console.web.live;

import org.jspecify.annotations.NullMarked;
