/** The routes of alerts. */
@NullMarked
package dev.acquit.gateway.alert.web;

import org.jspecify.annotations.NullMarked;
