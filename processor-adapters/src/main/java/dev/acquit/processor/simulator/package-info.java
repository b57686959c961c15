/**
 * The adapter of the simulator, the processor that comes with Acquit. It is also the plainest
 * example of an adapter: operations that only translate, a table of decline codes, and no state.
 */
@NullMarked
package dev.acquit.processor.simulator;

import org.jspecify.annotations.NullMarked;
