package dev.acquit.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinCountriesTest {

  @TempDir private Path directory;

  @Test
  void tellsTheCountryOfARange() throws IOException {
    var countries =
        read("# issuer,ranges\n\n424242,424242,CA\n400000,400999,US\n51000000,51000049,FR\n");

    assertThat(countries.of("424242")).isEqualTo("CA");
    assertThat(countries.of("42424299")).isEqualTo("CA");
    assertThat(countries.of("400500")).isEqualTo("US");
    assertThat(countries.of("51000012")).isEqualTo("FR");
    assertThat(countries.of("510000")).isNull(); // half of it is somebody else's
    assertThat(countries.of("424243")).isNull();
    assertThat(countries.of("40")).isNull();
    assertThat(countries.of(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "424242,CA",
        "424242,424242,ca",
        "424242,424242,XX",
        "5,4,CA",
        "4242x2,424242,CA",
        "424242,424241,CA",
        "424242,424242,CA\n42424200,42424201,US",
        "4242420000000,424243,CA"
      })
  void refusesWhatItCannotRead(String lines) {
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Line ");
  }

  private BinCountries read(String lines) throws IOException {
    return BinCountries.read(Files.writeString(directory.resolve("bins.csv"), lines));
  }
}
