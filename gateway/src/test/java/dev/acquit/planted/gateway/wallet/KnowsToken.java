package dev.acquit.planted.gateway.wallet;

import dev.acquit.planted.gateway.token.TokenOfWallet;

/** With TokenOfWallet it closes a circle of packages. */
record KnowsToken(TokenOfWallet token) {}
