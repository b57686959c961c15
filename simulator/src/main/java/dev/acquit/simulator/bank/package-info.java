/** The test bank, and what it does with debits. A full account number never leaves this package. */
@NullMarked
package dev.acquit.simulator.bank;

import org.jspecify.annotations.NullMarked;
