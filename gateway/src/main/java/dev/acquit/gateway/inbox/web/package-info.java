/** Takes webhooks in. */
@NullMarked
package dev.acquit.gateway.inbox.web;

import org.jspecify.annotations.NullMarked;
