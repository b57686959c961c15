package dev.acquit.gateway.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.gateway.access.ApiKey;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.money.IdKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as the API shows it.
 *
 * @param key the key itself, in the one answer that made it
 */
record ApiKeyJson(
    String id,
    String organization,
    String name,
    boolean live,
    boolean publishable,
    List<String> permissions,
    String hint,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
    Instant createdAt,
    @Nullable Instant revokedAt) {

  static ApiKeyJson of(ApiKey key, @Nullable String secret) {
    return new ApiKeyJson(
        IdKind.API_KEY.format(key.id()),
        IdKind.ORGANIZATION.format(key.organization()),
        key.name(),
        key.live(),
        key.publishable(),
        Permission.codes(key.permissions()),
        key.hint(),
        secret,
        key.createdAt(),
        key.revokedAt());
  }
}
