/** How pages are made: templates, words, files, and what stands around each page. */
@NullMarked
package dev.acquit.gateway.console.view;

import org.jspecify.annotations.NullMarked;
