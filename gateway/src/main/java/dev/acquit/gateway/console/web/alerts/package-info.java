/** The page on which people choose what they are told of by mail. */
@NullMarked
package dev.acquit.gateway.console.web.alerts;

import org.jspecify.annotations.NullMarked;
