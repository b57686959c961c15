/** Reads what is recorded of mandates, shows them, and prints them. */
@NullMarked
package dev.acquit.gateway.mandate.web;

import org.jspecify.annotations.NullMarked;
