/** The journal over HTTP. */
@NullMarked
package dev.acquit.gateway.audit.web;

import org.jspecify.annotations.NullMarked;
