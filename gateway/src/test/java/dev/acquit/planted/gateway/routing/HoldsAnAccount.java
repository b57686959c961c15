package dev.acquit.planted.gateway.routing;

import dev.acquit.planted.processor.ProcessorAccount;

/** Only processing speaks to a processor. */
record HoldsAnAccount(ProcessorAccount account) {}
