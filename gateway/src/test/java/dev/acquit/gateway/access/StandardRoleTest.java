package dev.acquit.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the roles may do that every organization begins with. */
class StandardRoleTest {

  @Test
  void anOwnerMayDoAll() {
    assertThat(StandardRole.OWNER.permissions()).containsExactlyInAnyOrder(Permission.values());
  }

  @Test
  void aManagerHandlesMoneyAndNoSettings() {
    assertThat(StandardRole.MANAGER.permissions())
        .contains(Permission.REFUNDS_CREATE, Permission.PAYMENTS_VOID, Permission.STAFF_VIEW)
        .doesNotContain(
            Permission.STAFF_MANAGE,
            Permission.PROCESSORS_MANAGE,
            Permission.ROUTING_MANAGE,
            Permission.RETRIES_MANAGE,
            Permission.FAILED_PAYMENTS_MANAGE,
            Permission.WEBHOOKS_MANAGE);
  }

  @Test
  void aClerkChargesAndGivesNothingBack() {
    assertThat(StandardRole.CLERK.permissions())
        .contains(Permission.PAYMENTS_CREATE, Permission.REFUNDS_VIEW)
        .doesNotContain(Permission.REFUNDS_CREATE, Permission.PAYMENTS_VOID, Permission.STAFF_VIEW);
  }

  @Test
  void aViewerChangesNothing() {
    assertThat(StandardRole.VIEWER.permissions())
        .contains(Permission.PAYMENTS_VIEW, Permission.JOURNAL_VIEW)
        .allMatch(permission -> permission.code().endsWith(".view"));
  }

  @ParameterizedTest
  @EnumSource
  void isCalledAsPeopleReadIt(StandardRole role) {
    assertThat(role.title()).isEqualToIgnoringCase(role.name()).matches("[A-Z][a-z]+");
  }
}
