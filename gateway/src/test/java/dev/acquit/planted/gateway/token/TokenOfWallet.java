package dev.acquit.planted.gateway.token;

import dev.acquit.planted.gateway.wallet.Wallet;

/** One half of a circle. */
public record TokenOfWallet(Wallet wallet) {}
