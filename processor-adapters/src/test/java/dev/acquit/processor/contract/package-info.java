/**
 * What every adapter owes the gateway. An adapter's tests extend these classes, give them their
 * processor's answers, and inherit the cases: they run offline, over real sockets on loopback, and
 * none skips itself.
 */
@NullMarked
package dev.acquit.processor.contract;

import org.jspecify.annotations.NullMarked;
