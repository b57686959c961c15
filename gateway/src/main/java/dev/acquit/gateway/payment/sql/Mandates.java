package dev.acquit.gateway.payment.sql;

import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.token.Mandate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mandate as arguments. */
final class Mandates {

  private Mandates() {}

  /** Ten of them: all null where there is none. */
  static Args add(Args args, @Nullable Mandate mandate) {
    return args.maybe(mandate == null ? null : mandate.id(), UUID.class)
        .maybe(mandate == null ? null : mandate.kind())
        .maybe(mandate == null ? null : mandate.use())
        .maybe(mandate == null ? null : mandate.status())
        .maybe(mandate == null ? null : mandate.acceptedAt(), Instant.class)
        .maybe(mandate == null ? null : mandate.ip(), String.class)
        .maybe(mandate == null ? null : mandate.textVersion(), String.class)
        .maybe(mandate == null ? null : mandate.endedReason(), String.class)
        .maybe(mandate == null ? null : mandate.endedAt(), Instant.class)
        .maybe(mandate == null ? null : mandate.createdAt(), Instant.class);
  }
}
