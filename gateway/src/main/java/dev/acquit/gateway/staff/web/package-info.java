/** People and roles over HTTP. */
@NullMarked
package dev.acquit.gateway.staff.web;

import org.jspecify.annotations.NullMarked;
