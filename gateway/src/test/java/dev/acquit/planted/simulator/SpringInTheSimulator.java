package dev.acquit.planted.simulator;

import org.springframework.http.HttpStatus;

/** The simulator has no Spring. */
record SpringInTheSimulator(HttpStatus status) {}
