/** The pages of payments. */
@NullMarked
package dev.acquit.gateway.console.web.payments;

import org.jspecify.annotations.NullMarked;
