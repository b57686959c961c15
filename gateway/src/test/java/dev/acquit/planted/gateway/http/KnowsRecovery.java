package dev.acquit.planted.gateway.http;

import dev.acquit.planted.gateway.recovery.Sweep;

/** The shared kernel knows no feature. */
record KnowsRecovery(Sweep sweep) {}
