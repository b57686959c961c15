package dev.acquit.gateway.token;

import dev.acquit.gateway.access.Caller;
import dev.acquit.processor.Decline;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Rail;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Port: processors that keep cards and bank accounts themselves. */
public interface Tokenizers {

  /**
   * Leaves it with the caller's accounts that take its rail, the first few of them; empty if there
   * is none. Nothing is charged.
   */
  Mono<Left> leave(Caller caller, Instrument instrument);

  /** Whether it is an enabled account of the caller's that charges such tokens on that rail. */
  Mono<Boolean> takes(Caller caller, UUID account, Rail rail);

  /**
   * What the processors said.
   *
   * @param references by account, what each gave for it; empty if none took it
   * @param refusal why one of them refused it; null where none did, and some did not answer
   */
  record Left(Map<UUID, String> references, @Nullable Decline refusal) {

    public Left {
      references = Map.copyOf(references);
    }

    @Override
    public String toString() {
      return "Left[" + references.keySet() + "]";
    }
  }
}
