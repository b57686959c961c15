/** Routing over HTTP: rules are read strictly, and tried without moving anything. */
@NullMarked
package dev.acquit.gateway.routing.web;

import org.jspecify.annotations.NullMarked;
