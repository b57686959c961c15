package dev.acquit.gateway.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acquit.gateway.settings.StartRefusedException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where spans go is an address that one can post to. */
class TracingSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:4318, http://127.0.0.1:4318/v1/traces",
    "http://127.0.0.1:4318/, http://127.0.0.1:4318/v1/traces",
    "https://otlp.example.com/in/traces, https://otlp.example.com/in/traces"
  })
  void anAddressWithoutAPathGetsTheProtocols(String endpoint, String url) {
    assertThat(TracingSettings.url(URI.create(endpoint))).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grpc://127.0.0.1:4317",
        "127.0.0.1",
        "http:///v1/traces",
        "http://user:secret@example.com",
        "http://example.com?key=secret"
      })
  void anotherIsRefusedAndNotRepeated(String endpoint) {
    assertThatThrownBy(() -> new TracingSettings(URI.create(endpoint), 1))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void anEmptyOneIsNone() {
    assertThat(new TracingSettings(URI.create(""), 1).otlpEndpoint()).isNull();
  }
}
