package dev.acquit.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Beside;
import dev.acquit.gateway.support.Http;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.TestDatabase;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who asks for plain lines gets lines for people, with the same ids. */
@Beside
class PlainLogIT {

  @Test
  void aRequestsLineCarriesItsId() throws Exception {
    var request = Shop.fresh();
    try (var database = TestDatabase.create();
        var gateway =
            DemoProcess.start(
                List.of(
                    "ACQUIT_DEMO=false",
                    "ACQUIT_LOG_FORMAT=",
                    "ACQUIT_KEY_SECRET=a-secret-of-the-tests-and-of-nobody-else",
                    "ACQUIT_WEBHOOKS_KEY=a-secret-of-the-tests-and-of-nobody-else",
                    "ACQUIT_JOURNAL_KEY=a-secret-of-the-tests-and-of-nobody-else",
                    "ACQUIT_DATABASE_URL=" + database.url()),
                "--server.port=0")) {
      gateway.awaitLine("Started AcquitApplication");
      var port = gateway.output().replaceFirst("(?s).*Netty started on port (\\d+).*", "$1");
      var http = new Http(URI.create("http://127.0.0.1:" + port));

      http.get("/v1/payments", Map.of("X-Request-Id", request));
      gateway.awaitLine("request_id=" + request);

      assertThat(gateway.output().lines())
          .filteredOn(line -> line.contains(request))
          .singleElement()
          .asString()
          .matches("\\d{4}-\\d\\d-\\d\\dT\\S+ INFO +\\S+ +GET /v1/payments 401 \\d+ us .*");
      assertThat(gateway.output()).doesNotContain("{\"", "sun.misc.Unsafe");
    }
  }
}
