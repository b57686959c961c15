/** Guards by themselves, with a clock that stands until it is moved. */
@NullMarked
package dev.acquit.gateway.payment.processing.guard;

import org.jspecify.annotations.NullMarked;
