package dev.acquit.planted.gateway.payment;

import dev.acquit.planted.processor.Processor;

/** A feature's root asks its port, never a processor. */
record HoldsAProcessor(Processor processor) {}
