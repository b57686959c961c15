package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.books.Endpoint;
import java.time.Instant;
import java.util.List;

/**
 * Something that an account's endpoints are told.
 *
 * @param created when it happened, by the business clock
 * @param data as it was then
 */
public record Event(
    String id, String type, Instant created, Object data, List<Endpoint> endpoints) {}
