package dev.acquit.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

  @ParameterizedTest
  @CsvSource({
    "ACQUIT_DATABSE_URL,ACQUIT_DATABASE_URL",
    "ACQUIT_KEYSECRET,ACQUIT_KEY_SECRET",
    "ACQUIT_DB_URL,ACQUIT_DATABASE_URL",
    "ACQUIT_SECRET,ACQUIT_KEY_SECRET",
    "ACQUIT_DATABASE_POOLSIZE,ACQUIT_DATABASE_POOL_SIZE",
    "acquit.database.pol-size,acquit.database.pool-size"
  })
  void aSlipAndAnAbbreviationAreNear(String written, String name) {
    assertThat(Likeness.near(written, name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ACQUIT_SERVICE_HOST,ACQUIT_KEY_SECRET",
    "ACQUIT_SERVICE_PORT,ACQUIT_PORT",
    "ACQUIT_PORT_8080_TCP,ACQUIT_PORT",
    "ACQUIT_REGION,ACQUIT_DEMO",
    "ACQUIT_P,ACQUIT_PORT"
  })
  void anotherWordIsNot(String written, String name) {
    assertThat(Likeness.near(written, name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"abc,abc,0", "abc,abd,1", "abc,ab,1", "abc,xabc,1", "abc,,3", "kitten,sitting,3"})
  void theDistanceIsLevenshteins(String one, String other, int distance) {
    assertThat(Likeness.distance(one, other == null ? "" : other)).isEqualTo(distance);
  }
}
