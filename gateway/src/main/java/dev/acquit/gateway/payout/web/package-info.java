/** Shows payouts and their lines. */
@NullMarked
package dev.acquit.gateway.payout.web;

import org.jspecify.annotations.NullMarked;
