/** The action center over HTTP. */
@NullMarked
package dev.acquit.gateway.action.web;

import org.jspecify.annotations.NullMarked;
