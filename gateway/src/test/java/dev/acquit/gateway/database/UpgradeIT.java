package dev.acquit.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.access.StandardRole;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was there before a migration has afterwards what new rows begin with. */
class UpgradeIT {

  private static final String KEY =
      "INSERT INTO acquit.api_key (id, organization_id, digest, name, hint, live, publishable,"
          + " permissions, created_at) VALUES (gen_random_uuid(), ?, sha256(convert_to(?, 'UTF8')),"
          + " ?, 'abcd', false, false, string_to_array(?, ' '), now())";
  private static final String HAS =
      "SELECT count(*) FROM acquit.api_key WHERE name = ? AND permissions @> string_to_array(?, '"
          + " ')";
  private static final String ALL =
      "payments.view payments.create refunds.create processors.manage routing.manage retries.manage"
          + " webhooks.manage";

  @Test
  void organizationsGetRolesAndWholeKeysTheNewRights() throws SQLException {
    try (var database = TestDatabase.create()) {
      migrate(database, "17");
      var organization = Ids.next();
      database.update(
          "INSERT INTO acquit.organization (id, name, created_at) VALUES (?, 'Old', now())",
          organization);
      database.update(KEY, organization, "one", "whole", ALL);
      database.update(KEY, organization, "other", "part", "payments.view refunds.create");

      migrate(database, "latest");

      assertThat(
              database.number(
                  "SELECT count(DISTINCT standard) FROM acquit.role WHERE organization_id = ?",
                  organization))
          .isEqualTo(StandardRole.values().length);
      assertThat(database.number(HAS, "whole", "staff.view staff.manage journal.view")).isOne();
      assertThat(database.number(HAS, "whole", "failed_payments.manage")).isOne();
      assertThat(database.number(HAS, "part", "failed_payments.manage")).isZero();
      assertThat(database.number(HAS, "part", "staff.view")).isZero();
      assertThat(database.number(HAS, "part", "journal.view")).isZero();
    }
  }

  private static void migrate(TestDatabase database, String target) {
    var address = DatabaseUrl.parse(database.url(), null, null);
    Flyway.configure()
        .dataSource(address.jdbcUrl(), address.username(), address.password())
        .defaultSchema(Connections.SCHEMA)
        .createSchemas(true)
        .target(target)
        .load()
        .migrate();
  }
}
