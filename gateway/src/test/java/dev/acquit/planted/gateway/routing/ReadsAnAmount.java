package dev.acquit.planted.gateway.routing;

import dev.acquit.planted.processor.Amount;

/** The SPI's words end at payment and token. */
record ReadsAnAmount(Amount amount) {}
