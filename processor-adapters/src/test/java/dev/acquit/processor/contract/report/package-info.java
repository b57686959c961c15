/**
 * What of the contract an adapter passes, and what its account declares, as a page: {@code
 * target/contract/NAME.md}, written when the tests have run.
 */
@NullMarked
package dev.acquit.processor.contract.report;

import org.jspecify.annotations.NullMarked;
