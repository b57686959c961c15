package dev.acquit.planted.gateway.payment.processing;

import dev.acquit.planted.processor.Processor;
import dev.acquit.planted.processor.ProcessorAccount;

/** Keeps every rule: this is where processors are seen. */
public record GuardedAccount(ProcessorAccount account, Processor processor) {}
