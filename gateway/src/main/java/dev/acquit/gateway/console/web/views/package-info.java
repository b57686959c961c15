/** The pages of saved views. */
@NullMarked
package dev.acquit.gateway.console.web.views;

import org.jspecify.annotations.NullMarked;
