/**
 * The API's own document, OpenAPI 3.1 written by hand, and a page to try it. Without a key, and
 * without a word from outside this gateway.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "http")
package dev.acquit.gateway.docs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
