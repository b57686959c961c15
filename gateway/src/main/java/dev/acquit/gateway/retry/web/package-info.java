/** Schedules of retries over HTTP. Bodies are read whole, and all that is wrong is told at once. */
@NullMarked
package dev.acquit.gateway.retry.web;

import org.jspecify.annotations.NullMarked;
