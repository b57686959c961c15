/** What the page of alerts shows. */
@NullMarked
package dev.acquit.gateway.console.desk.alerts;

import org.jspecify.annotations.NullMarked;
