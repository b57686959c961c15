/** Wallets over HTTP. Each organization sees a method as its own consent shows it. */
@NullMarked
package dev.acquit.gateway.wallet.web;

import org.jspecify.annotations.NullMarked;
