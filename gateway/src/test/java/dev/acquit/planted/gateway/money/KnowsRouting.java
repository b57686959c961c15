package dev.acquit.planted.gateway.money;

import dev.acquit.planted.gateway.routing.Candidates;

/** The shared kernel knows no feature. */
record KnowsRouting(Candidates candidates) {}
