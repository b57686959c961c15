package dev.acquit.gateway.availability;

import java.util.List;
import java.util.UUID;

/** Port: what this gateway's own guards see now. */
public interface Vitals {

  /** Of the account's kinds of calls that were made here; none of one that was not called. */
  List<Sighting> of(UUID account);

  /** How many breakers of this gateway are in each state. */
  long count(Breaker breaker);
}
