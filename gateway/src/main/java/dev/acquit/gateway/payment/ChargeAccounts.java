package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Port: the enabled accounts of the caller's organization and mode. */
public interface ChargeAccounts {

  /** All of them, in the order in which they are tried where no rule says otherwise. */
  Mono<List<Option>> of(Caller caller, Routable charge);

  /**
   * An account.
   *
   * @param refusal why it cannot take the charge, in a short word; null where it can
   */
  record Option(Route route, String name, @Nullable String refusal) {

    public boolean isAble() {
      return refusal == null;
    }
  }
}
