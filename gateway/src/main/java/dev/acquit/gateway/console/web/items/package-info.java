/** The pages of the action center. */
@NullMarked
package dev.acquit.gateway.console.web.items;

import org.jspecify.annotations.NullMarked;
