package dev.acquit.gateway.payment;

import dev.acquit.processor.Operation;
import java.util.UUID;

/** Port: whether processors are well, as far as this gateway knows. */
public interface ProcessorHealth {

  /** Whether a first send of that operation to that account would be refused by its breaker. */
  boolean isOpen(UUID account, Operation operation);
}
