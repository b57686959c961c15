/**
 * What sends requests, in a process of its own and on one thread, so that it takes as little as may
 * be of the machine that it measures. Latency counts from when a request was due, not from when it
 * could be sent.
 */
@NullMarked
package dev.acquit.bench.driver;

import org.jspecify.annotations.NullMarked;
