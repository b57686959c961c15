package dev.acquit.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.settings.StartRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @Test
  void everyPartIsRead() {
    var address =
        DatabaseUrl.parse(
            "postgresql://ann%40home:p%40ss%2Fw+%3A@db.test:5433/pay%20ments"
                + "?sslmode=verify-full&sslrootcert=/etc/ca.pem",
            null, null);
    assertThat(address)
        .isEqualTo(
            new DatabaseAddress(
                "db.test",
                5433,
                "pay ments",
                "ann@home",
                "p@ss/w+:",
                "verify-full",
                "/etc/ca.pem"));
  }

  @Test
  void whatIsLeftOutHasDefaults() {
    assertThat(DatabaseUrl.parse("postgres://db_1/acquit", "ann", "secret"))
        .isEqualTo(new DatabaseAddress("db_1", 5432, "acquit", "ann", "secret", "prefer", null));
  }

  @Test
  void theUrlsOwnUserWins() {
    var address = DatabaseUrl.parse("postgresql://bob:his@db/acquit", "ann", "hers");
    assertThat(address.username()).isEqualTo("bob");
    assertThat(address.password()).isEqualTo("his");
  }

  @Test
  void anIpv6AddressLosesItsBracketsAndGetsThemBackForJdbc() {
    var address = DatabaseUrl.parse("postgresql://ann@[::1]:5433/acquit", null, null);
    assertThat(address.host()).isEqualTo("::1");
    assertThat(address.jdbcUrl()).startsWith("jdbc:postgresql://[::1]:5433/acquit?");
  }

  @Test
  void noPasswordIsInTheJdbcUrlOrPrinted() {
    var address = DatabaseUrl.parse("postgresql://ann:hunter2@db/acquit", null, null);
    assertThat(address.jdbcUrl()).doesNotContain("hunter2");
    assertThat(address).asString().isEqualTo("DatabaseAddress[db:5432/acquit]");
    assertThat(new ConnectionDetails(address)).asString().doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://ann:hunter2@db/acquit",
        "postgresql://ann:hunter2@host@db/acquit",
        "postgresql://ann:hunter2/x@db/acquit",
        "postgresql://ann:%hunter2@db/acquit",
        "postgresql://ann:hunter2@db:99999/acquit",
        "postgresql://ann:hunter2@db",
        "postgresql://:hunter2@db/acquit",
        "postgresql://ann:hunter2@db/acquit?password=hunter2",
        "postgresql://ann@db/acquit?sslmode=hunter2",
        "hunter2"
      })
  void whatCannotBeReadIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> DatabaseUrl.parse(url, null, null))
        .isInstanceOf(StartRefusedException.class)
        .hasNoCause()
        .hasMessageStartingWith("ACQUIT_DATABASE_URL cannot be used: ")
        .hasMessageNotContaining("hunter2");
  }
}
