/** Accounts at processors in the API. */
@NullMarked
package dev.acquit.gateway.account.web;

import org.jspecify.annotations.NullMarked;
