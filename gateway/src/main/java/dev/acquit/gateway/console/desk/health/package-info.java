/** What the page of processors shows. */
@NullMarked
package dev.acquit.gateway.console.desk.health;

import org.jspecify.annotations.NullMarked;
