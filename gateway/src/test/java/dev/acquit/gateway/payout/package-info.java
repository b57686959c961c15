@NullMarked
package dev.acquit.gateway.payout;

import org.jspecify.annotations.NullMarked;
