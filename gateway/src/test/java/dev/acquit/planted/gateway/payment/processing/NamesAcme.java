package dev.acquit.planted.gateway.payment.processing;

import dev.acquit.planted.processor.acme.AcmeProcessor;

/** The gateway names no processor. */
record NamesAcme(AcmeProcessor acme) {}
