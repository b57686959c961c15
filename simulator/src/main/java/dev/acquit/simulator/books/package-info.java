/**
 * What is so: charges, disputes, what is to be paid out, tokens, webhook endpoints and the business
 * clock. Every change is an entry that is written before it counts, and entries alone make the
 * books. Everything here is confined to the one thread of the desk.
 */
@NullMarked
package dev.acquit.simulator.books;

import org.jspecify.annotations.NullMarked;
