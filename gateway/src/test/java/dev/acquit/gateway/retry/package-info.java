/** Tests of retries: when a charge is planned, who tries it, and what the networks refuse. */
@NullMarked
package dev.acquit.gateway.retry;

import org.jspecify.annotations.NullMarked;
