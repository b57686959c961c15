package dev.acquit.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Whatever is done to an entry later shows. */
@GatewayTest
class ChainIT {

  private static final String VERIFICATION = "/v1/journal/verification";

  @Autowired private Environment environment;
  @Autowired private Entries entries;
  @Autowired private Verification verification;

  @Test
  void entriesHaveNumbersWithoutGaps(Api api) {
    var shop = wrote(api, 12);
    new Diary(shop).sealed();
    assertThat(new Diary(shop).all("?limit=100"))
        .extracting(one -> one.at("/number").asLong())
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 14).boxed().toList());
    var verified = shop.get(VERIFICATION);
    assertThat(verified.json().at("/verified").asBoolean()).isTrue();
    assertThat(verified.number("/last")).isEqualTo(14);
    assertThat(verified.json().at("/first_mismatch").isNull()).isTrue();
    assertThat(verified.json().at("/next_after").isNull()).isTrue();
  }

  @Test
  void manyAtOnceAreOneChain(Api api) {
    var shop = api.shop();
    var keys = "/v1/organizations/" + shop.organization() + "/api_keys";
    var asked =
        IntStream.range(0, 30)
            .mapToObj(_ -> api.http().postLater(keys, "{}", Api.bearer(Api.OPERATOR_KEY)))
            .toList();
    asked.forEach(CompletableFuture::join);
    assertThat(new Diary(shop).sealed().at("/number").asLong()).isEqualTo(32);
    assertThat(shop.get(VERIFICATION).json().at("/verified").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE acquit.journal_entry SET after = '{\"enabled\": true}'",
        "UPDATE acquit.journal_entry SET actor_name = 'somebody else'",
        "UPDATE acquit.journal_entry SET actor_id = gen_random_uuid()",
        "UPDATE acquit.journal_entry SET at = at + interval '1 second'",
        "UPDATE acquit.journal_entry SET ip = NULL",
        "UPDATE acquit.journal_entry SET live = NULL",
        "UPDATE acquit.journal_entry SET seal = sha256('forged')",
        "UPDATE acquit.journal_entry SET number = number + 1000",
        "DELETE FROM acquit.journal_entry"
      })
  void whoeverRewritesOneIsFound(String statement, Api api) throws SQLException {
    var shop = wrote(api, 5);
    var newest = new Diary(shop).sealed();
    var sql = statement + entry(shop, 4);
    assertThatThrownBy(() -> database().update(sql))
        .hasMessageContaining("the journal is only ever added to");
    assertThat(shop.get(VERIFICATION).json().at("/verified").asBoolean()).isTrue();

    rewritten(sql);
    var found = shop.get(VERIFICATION).json();
    assertThat(found.at("/verified").asBoolean()).isFalse();
    assertThat(found.at("/first_mismatch").asLong()).isEqualTo(4);
    assertThat(found.at("/last").asLong()).isEqualTo(3);
    assertThat(newest.at("/number").asLong()).isEqualTo(7);
  }

  /** What was cut off shows to whoever has kept the end. */
  @Test
  void aShortenedChainIsFoundByItsKeptEnd(Api api) throws SQLException {
    var shop = wrote(api, 5);
    var kept = new Diary(shop).sealed();
    var since = VERIFICATION + "?after=7&seal=" + kept.at("/seal").asString();
    assertThat(shop.get(since).json().at("/verified").asBoolean()).isTrue();
    var other = VERIFICATION + "?after=7&seal=" + "0".repeat(64);
    assertThat(shop.get(other).number("/first_mismatch")).isEqualTo(7);

    rewritten(
        "DELETE FROM acquit.journal_entry WHERE number > 5 AND organization_id = '"
            + shop.organizationId()
            + "'");
    assertThat(shop.get(VERIFICATION).json().at("/verified").asBoolean()).isTrue();
    assertThat(shop.get(since).number("/first_mismatch")).isEqualTo(7);
  }

  /** A table is not emptied either. */
  @Test
  void theTableIsNotEmptied() {
    assertThatThrownBy(() -> database().update("TRUNCATE acquit.journal_entry"))
        .hasMessageContaining("the journal is only ever added to");
  }

  @Test
  void theCheckFindsWhatWasChangedAndWhatIsMended(Api api) throws SQLException {
    var shop = wrote(api, 3);
    new Diary(shop).sealed();
    var own = new ChainCheck(entries, verification);
    round(own);
    assertThat(own.broken()).doesNotContain(shop.organizationId());
    rewritten("UPDATE acquit.journal_entry SET actor_name = actor_name || '!'" + entry(shop, 2));
    round(own);
    assertThat(own.broken()).contains(shop.organizationId());
    rewritten(
        "UPDATE acquit.journal_entry SET actor_name = rtrim(actor_name, '!')" + entry(shop, 2));
    round(own);
    assertThat(own.broken()).doesNotContain(shop.organizationId());
    rewritten("DELETE FROM acquit.journal_entry" + entry(shop, 5));
    round(own);
    assertThat(own.broken()).as("its end is remembered").contains(shop.organizationId());
  }

  /** An organization with an entry of each of so many changes, and the two that it began with. */
  private static Shop wrote(Api api, int changes) {
    var shop = api.shop();
    for (int each = 0; each < changes; each++) {
      shop.put("/v1/retries", "{\"enabled\":" + (each % 2 == 1) + "}");
    }
    return shop;
  }

  private static String entry(Shop shop, int number) {
    return " WHERE organization_id = '" + shop.organizationId() + "' AND number = " + number;
  }

  /** All chains once. */
  private static void round(ChainCheck check) {
    Long walked;
    do {
      walked = check.run().block(Duration.ofSeconds(60));
    } while (Objects.equals(walked, (long) ChainCheck.ORGANIZATIONS));
  }

  /** As somebody does it who can do anything to the database. */
  private void rewritten(String sql) throws SQLException {
    try (var connection = database().connect();
        var statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica"); // no trigger
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  private TestDatabase database() {
    return TestDatabase.of(environment);
  }
}
