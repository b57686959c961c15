/**
 * The way to receivers: HTTP from this gateway to wherever a customer says. It connects to public
 * addresses only, judged at the moment of connecting.
 */
@NullMarked
package dev.acquit.gateway.webhook.delivery;

import org.jspecify.annotations.NullMarked;
