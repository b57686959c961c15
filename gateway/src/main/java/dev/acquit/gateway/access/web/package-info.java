/** The operator's and the callers' door: authentication, organizations, API keys. */
@NullMarked
package dev.acquit.gateway.access.web;

import org.jspecify.annotations.NullMarked;
