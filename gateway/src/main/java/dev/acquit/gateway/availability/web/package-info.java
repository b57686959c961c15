/** Processors in the API: whether they answer. It shows, and changes nothing. */
@NullMarked
package dev.acquit.gateway.availability.web;

import org.jspecify.annotations.NullMarked;
