package dev.acquit.planted.vault;

import org.springframework.http.HttpStatus;

/** The vault client has no Spring. */
record SpringInTheVault(HttpStatus status) {}
