package dev.acquit.gateway.statements;

import java.time.Duration;

/**
 * How long a statement's answer is waited for, a connection included. It is longer than the server
 * works on one: a server that is well says itself that it gave up, and one that says nothing is
 * taken for gone.
 */
public record StatementLimit(Duration longest) {}
