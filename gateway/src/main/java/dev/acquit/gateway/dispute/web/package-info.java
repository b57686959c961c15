/** Shows disputes. */
@NullMarked
package dev.acquit.gateway.dispute.web;

import org.jspecify.annotations.NullMarked;
