/** Tests of the action center: when an item begins, what ends it, and who may see to it. */
@NullMarked
package dev.acquit.gateway.action;

import org.jspecify.annotations.NullMarked;
