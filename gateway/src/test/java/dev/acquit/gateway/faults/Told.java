package dev.acquit.gateway.faults;

import dev.acquit.gateway.support.Http.Reply;

/** What a caller was told for good. */
record Told(Script script, String operation, Reply reply) {

  boolean isSuccess() {
    return reply.status() < 300 && reply.text("/status").equals("succeeded");
  }

  boolean isFailure() {
    return reply.status() < 300 && reply.text("/status").equals("failed");
  }

  /** A gateway never answers so, whatever happens to it. */
  boolean isServerError() {
    return reply.status() >= 500;
  }
}
