package dev.acquit.processor.contract;

import org.junit.jupiter.api.extension.ExtendWith;

/** What all parts of the contract have in common: an adapter's kit, and that they are graded. */
@ExtendWith(Grading.class)
abstract class AdapterContract {

  protected abstract ProcessorKit kit();
}
