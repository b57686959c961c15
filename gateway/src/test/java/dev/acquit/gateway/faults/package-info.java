/**
 * Several gateways on one database, hurt in every way that a seed says, while shops charge; and
 * then the processor's own ledger against what the gateways have on record.
 */
@NullMarked
package dev.acquit.gateway.faults;

import org.jspecify.annotations.NullMarked;
