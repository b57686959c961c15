/** What the pages of payments show. */
@NullMarked
package dev.acquit.gateway.console.desk.payments;

import org.jspecify.annotations.NullMarked;
