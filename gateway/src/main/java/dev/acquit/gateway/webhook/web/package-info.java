/** Webhook endpoints and what became of deliveries in the API. */
@NullMarked
package dev.acquit.gateway.webhook.web;

import org.jspecify.annotations.NullMarked;
