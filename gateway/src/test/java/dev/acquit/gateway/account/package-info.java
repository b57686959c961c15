/** Organizations' accounts at processors. */
@NullMarked
package dev.acquit.gateway.account;

import org.jspecify.annotations.NullMarked;
