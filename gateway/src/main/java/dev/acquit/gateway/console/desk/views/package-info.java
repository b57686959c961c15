/** What the pages of saved views show. */
@NullMarked
package dev.acquit.gateway.console.desk.views;

import org.jspecify.annotations.NullMarked;
