@NullMarked
package dev.acquit.gateway.dispute;

import org.jspecify.annotations.NullMarked;
