/** Events reach customers: signed, again and again, and nobody else. */
@NullMarked
package dev.acquit.gateway.webhook;

import org.jspecify.annotations.NullMarked;
