package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.bulk.Approval;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.versioned.Stored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organization's settings of its action center, as the API shows them.
 *
 * @param id null, as {@code updatedAt}, while nothing was stored
 */
record SettingsJson(
    @Nullable String id,
    boolean live,
    int version,
    ApprovalJson approval,
    @Nullable Instant updatedAt) {

  static SettingsJson of(Stored<Approval> stored) {
    var approval = stored.said();
    return new SettingsJson(
        stored.id() == null ? null : IdKind.ACTION_SETTINGS.format(stored.id()),
        stored.live(),
        stored.version(),
        new ApprovalJson(
            approval.rows(),
            approval.sorted().entrySet().stream()
                .map(one -> new LimitJson(one.getKey(), one.getValue()))
                .toList()),
        stored.updatedAt());
  }

  /** Above what a batch needs a second person. */
  record ApprovalJson(@Nullable Integer rows, List<LimitJson> amounts) {}

  /** One of them. */
  record LimitJson(String currency, long amount) {}
}
