/** Holds the API's document against the running API, wherever a test speaks HTTP to it. */
@NullMarked
package dev.acquit.gateway.docs;

import org.jspecify.annotations.NullMarked;
