package dev.acquit.gateway.bulk;

import dev.acquit.gateway.versioned.Stored;
import dev.acquit.gateway.versioned.Versions;

/** Port: settings of action centers on record, and how they look in the API. */
public interface Approvals extends Versions<Approval> {

  /** Port: how they look in the API. */
  interface Rendering {

    byte[] of(Stored<Approval> stored);
  }
}
