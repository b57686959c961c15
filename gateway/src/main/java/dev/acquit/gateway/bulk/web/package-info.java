/** Batches over HTTP, what came of their rows as a file, and who has to approve them. */
@NullMarked
package dev.acquit.gateway.bulk.web;

import org.jspecify.annotations.NullMarked;
