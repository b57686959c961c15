@NullMarked
package dev.acquit.gateway.alert;

import org.jspecify.annotations.NullMarked;
