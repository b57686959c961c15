package dev.acquit.planted.processor.http;

import io.r2dbc.spi.ConnectionFactory;

/** The adapters' HTTP has nothing to do with a database. */
record Persists(ConnectionFactory pool) {}
