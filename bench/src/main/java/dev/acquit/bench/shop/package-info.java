/**
 * Organizations that charge, made through the API as anybody makes them: a key, a processor account
 * at the stub, and users with a saved card each.
 */
@NullMarked
package dev.acquit.bench.shop;

import org.jspecify.annotations.NullMarked;
