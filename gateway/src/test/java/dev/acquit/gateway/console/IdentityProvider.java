package dev.acquit.gateway.console;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.acquit.gateway.support.MockProcessor;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.web.util.UriComponentsBuilder;

/** An identity provider on loopback, that says of people what a test wants. */
final class IdentityProvider implements AfterAllCallback {

  static final String CLIENT = "acquit";
  static final String SECRET = "a-secret-of-the-tests";

  private static final String TOKEN = "/token";

  private final MockProcessor server = new MockProcessor();
  private final RSAKey key;

  IdentityProvider() {
    try {
      key = new RSAKeyGenerator(2048).keyID("first").generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    server.answers("GET", "/keys", 200, new JWKSet(key.toPublicJWK()).toString());
    server.answers(
        "GET",
        "/\\.well-known/openid-configuration",
        200,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize?tenant=1","token_endpoint":"%1$s/token",
          "jwks_uri":"%1$s/keys","response_types_supported":["code"]}\
        """
            .formatted(issuer()));
  }

  String issuer() {
    return server.address();
  }

  RSAKey key() {
    return key;
  }

  /** What it was asked when a browser was sent to that address. */
  Map<String, String> asked(String location) {
    assertThat(location).startsWith(issuer() + "/authorize?tenant=1&");
    var asked = UriComponentsBuilder.fromUriString(location).build().getQueryParams();
    return asked.toSingleValueMap().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                one -> URLDecoder.decode(one.getValue(), StandardCharsets.UTF_8)));
  }

  /** What it would say truly. */
  JWTClaimsSet.Builder word(Map<String, String> asked, String email) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .subject("248289761001")
        .audience(CLIENT)
        .issueTime(Date.from(Instant.now()))
        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
        .claim("nonce", asked.get("nonce"))
        .claim("email", email)
        .claim("email_verified", true);
  }

  void vouches(JWTClaimsSet word) {
    vouches(word, key);
  }

  void vouches(JWTClaimsSet word, RSAKey signedBy) {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signedBy.getKeyID()).build();
      var token = new SignedJWT(header, word);
      token.sign(new RSASSASigner(signedBy));
      server.answers(
          "POST",
          TOKEN,
          200,
          "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
              .formatted(token.serialize()));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  void fails() {
    server.answers("POST", TOKEN, 500, "{}");
  }

  /** Whether the code was redeemed by whoever had asked, who also gave the client's secret. */
  boolean verifierFits(Map<String, String> asked) {
    var last = server.requests(TOKEN).getLast();
    var basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(US_ASCII));
    var verifier = last.formParameter("code_verifier").firstValue();
    return ("Basic " + basic).equals(last.getHeader("Authorization"))
        && challenge(verifier).equals(asked.get("code_challenge"));
  }

  private static String challenge(String verifier) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.afterAll(context);
  }
}
