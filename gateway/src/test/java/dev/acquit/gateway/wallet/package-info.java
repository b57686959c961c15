@NullMarked
package dev.acquit.gateway.wallet;

import org.jspecify.annotations.NullMarked;
