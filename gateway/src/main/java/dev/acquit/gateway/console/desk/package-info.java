/** What the pages of the action center show: items, in words that somebody reads. */
@NullMarked
package dev.acquit.gateway.console.desk;

import org.jspecify.annotations.NullMarked;
