/** What people do in the console, in a browser, in both languages. */
@NullMarked
package dev.acquit.browser;

import org.jspecify.annotations.NullMarked;
