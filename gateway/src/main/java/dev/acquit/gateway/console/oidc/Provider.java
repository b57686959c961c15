package dev.acquit.gateway.console.oidc;

import static dev.acquit.gateway.console.oidc.OidcSettings.set;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.jwk.JWKSet;
import dev.acquit.gateway.console.view.Pages;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * The identity provider, by the authorization code flow with PKCE (OpenID Connect Core 1.0, 3.1).
 * What it publishes of itself is read when somebody signs in, and again after some minutes.
 */
@Component
public class Provider {

  /** Where the provider sends people back to. */
  public static final String BACK = "/console/oidc/back";

  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String BASIC = "client_secret_basic";
  private static final String SCOPE = "openid email";
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final OidcSettings settings;
  private final Pages pages;
  private final WebClient client;
  private final Mono<Published> published;
  private final Mono<JWKSet> keys;

  Provider(OidcSettings settings, Pages pages) {
    this.settings = settings;
    this.pages = pages;
    this.client = WebClient.builder().clientConnector(connector(settings.timeLimit())).build();
    this.published = remembered(Mono.defer(this::read));
    this.keys =
        remembered(published.flatMap(found -> json(found.keys, String.class)).map(Word::keys));
  }

  private static ReactorClientHttpConnector connector(Duration limit) {
    return new ReactorClientHttpConnector(
        HttpClient.create()
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(limit.toMillis()))
            .followRedirect(false));
  }

  private static <T> Mono<T> remembered(Mono<T> read) {
    return read.cache(_ -> REMEMBERED, _ -> Duration.ZERO, () -> Duration.ZERO);
  }

  /** As it names itself. */
  public String issuer() {
    return set(settings.issuer()).toString();
  }

  /** What it publishes; it has to say that it is who was asked. */
  private Mono<Published> read() {
    var issuer = issuer();
    return json(URI.create(issuer.replaceFirst("/$", "") + DISCOVERY), Published.class)
        .filter(found -> found.issuer.equals(issuer))
        .switchIfEmpty(Mono.error(() -> new UntrustedException("It names another issuer")));
  }

  private <T> Mono<T> json(URI address, Class<T> type) {
    return client.get().uri(address).retrieve().bodyToMono(type).timeout(settings.timeLimit());
  }

  /** Where a browser is sent to sign in. */
  public Mono<URI> entrance(Handshake handshake) {
    return published.map(found ->
        UriComponentsBuilder.fromUri(found.entrance)
            .queryParam("response_type", "code")
            .queryParam("scope", "{scope}")
            .queryParam("client_id", "{client}")
            .queryParam("redirect_uri", "{back}")
            .queryParam("state", handshake.state())
            .queryParam("nonce", handshake.nonce())
            .queryParam("code_challenge", handshake.challenge())
            .queryParam("code_challenge_method", "S256")
            .encode()
            .build(SCOPE, set(settings.clientId()), back()));
  }

  private String back() {
    return UriComponentsBuilder.fromUri(set(settings.address()))
        .replacePath(BACK)
        .build()
        .toUriString();
  }

  /**
   * The e-mail address of who signed in there.
   *
   * @return fails with {@link UntrustedException} where the provider's word is not to be trusted,
   *     and with whatever kept it from giving one
   */
  public Mono<String> email(String code, Handshake handshake) {
    return published
        .flatMap(found -> redeemed(found, code, handshake))
        .zipWith(keys)
        .flatMap(told ->
            pages.away(() ->
                new Word(settings, told.getT2()).email(told.getT1().token, handshake.nonce())));
  }

  private Mono<Redeemed> redeemed(Published found, String code, Handshake handshake) {
    var form = new LinkedMultiValueMap<String, String>();
    form.add("grant_type", "authorization_code");
    form.add("code", code);
    form.add("redirect_uri", back());
    form.add("code_verifier", handshake.verifier());
    var request = client.post().uri(found.redemption);
    if (found.isBasic()) {
      request.headers(headers ->
          headers.setBasicAuth(
              encoded(set(settings.clientId())), encoded(set(settings.clientSecret()))));
    } else {
      form.add("client_id", set(settings.clientId()));
      form.add("client_secret", set(settings.clientSecret()));
    }
    return request
        .body(BodyInserters.fromFormData(form))
        .retrieve()
        .bodyToMono(Redeemed.class)
        .timeout(settings.timeLimit());
  }

  /** As RFC 6749, 2.3.1 wants both. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What is read of OpenID Connect Discovery 1.0, 3. */
  private record Published(
      String issuer,
      @JsonProperty("authorization_endpoint") URI entrance,
      @JsonProperty("token_endpoint") URI redemption,
      @JsonProperty("jwks_uri") URI keys,
      @JsonProperty("token_endpoint_auth_methods_supported") @Nullable List<String> methods) {

    boolean isBasic() {
      return methods == null || methods.contains(BASIC);
    }
  }

  /** What a code is worth. */
  private record Redeemed(@JsonProperty("id_token") String token) {

    @Override
    public String toString() {
      return "Redeemed[****]";
    }
  }
}
