package dev.acquit.gateway.alert;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told that something needs them.
 *
 * @param pace the least time between two mails to the same person; what comes meanwhile is in the
 *     next
 * @param link what leads to an item, with {@code {id}} where its id belongs; without it mails have
 *     no links
 * @param every how often a gateway looks for what is due
 * @param lease how long a gateway has for a mail, before another sends it
 * @param kept for how long it is known who was told of what: until then nobody is told of it again
 */
@ConfigurationProperties("acquit.alerts")
public record AlertSettings(
    @DefaultValue("5m") Duration pace,
    @Nullable String link,
    @DefaultValue("5s") Duration every,
    @DefaultValue("2m") Duration lease,
    @DefaultValue("90d") Duration kept) {

  /** The address of that item's page; null where mails have no links. */
  @Nullable URI to(String item) {
    return link == null ? null : URI.create(link.replace("{id}", item));
  }
}
