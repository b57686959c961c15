/** A packaged gateway, a browser, people before it, and what their shops charged before. */
@NullMarked
package dev.acquit.browser.stage;

import org.jspecify.annotations.NullMarked;
