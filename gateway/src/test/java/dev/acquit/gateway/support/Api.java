package dev.acquit.gateway.support;

import dev.acquit.gateway.docs.Contract;
import dev.acquit.gateway.support.Http.Reply;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The gateway under test, as the operator reaches it. Every answer is held against the API's
 * document, whatever the test asks.
 */
public record Api(Http http) {

  public static final String OPERATOR_KEY = "aq_operator_of_the_tests";

  /** The gateway at that address. */
  public static Api at(String address) {
    return new Api(new Http(URI.create(address), Contract.published()::check));
  }

  /** A new organization with all the rights of test mode. */
  public Shop shop() {
    var id = asOperator("/v1/organizations", "{\"name\":\"Camp of a test\"}").text("/id");
    return new Shop(this, id, key(id, "{}"));
  }

  /** A key as {@code body} describes it. */
  public String key(String organization, String body) {
    return asOperator("/v1/organizations/" + organization + "/api_keys", body).text("/key");
  }

  public Reply asOperator(String path, String body) {
    return http.post(path, body, bearer(OPERATOR_KEY));
  }

  public static Map<String, String> bearer(String key) {
    return Map.of("Authorization", "Bearer " + key);
  }

  /** Gives tests an {@link Api} parameter. */
  static final class Resolver extends TypeBasedParameterResolver<Api> {

    @Override
    public Api resolveParameter(ParameterContext parameter, ExtensionContext test) {
      var environment = SpringExtension.getApplicationContext(test).getEnvironment();
      var port = environment.getRequiredProperty("local.server.port");
      return at("http://127.0.0.1:" + port);
    }
  }
}
