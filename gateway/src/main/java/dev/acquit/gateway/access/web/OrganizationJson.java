package dev.acquit.gateway.access.web;

import dev.acquit.gateway.access.Organization;
import dev.acquit.gateway.money.IdKind;
import java.time.Instant;

record OrganizationJson(String id, String name, Instant createdAt) {

  static OrganizationJson of(Organization organization) {
    return new OrganizationJson(
        IdKind.ORGANIZATION.format(organization.id()),
        organization.name(),
        organization.createdAt());
  }
}
