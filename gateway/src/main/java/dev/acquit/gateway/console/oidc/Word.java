package dev.acquit.gateway.console.oidc;

import static dev.acquit.gateway.console.oidc.OidcSettings.set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Set;

/**
 * A provider's word for who somebody is: an ID token, held against what OpenID Connect Core 1.0,
 * 3.1.3.7 wants of it. Only signatures count that nobody else can make.
 */
record Word(OidcSettings settings, JWKSet keys) {

  private static final Set<JWSAlgorithm> SIGNATURES =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Set<String> NEEDED = Set.of("sub", "exp", "iat", "email", "email_verified");

  static JWKSet keys(String published) {
    try {
      return JWKSet.parse(published);
    } catch (ParseException malformed) {
      throw new UntrustedException("Its keys cannot be read");
    }
  }

  /** The address that it vouches for. */
  String email(String token, String nonce) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(SIGNATURES, new ImmutableJWKSet<>(keys)));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(set(settings.clientId()), exactly(nonce), NEEDED));
    try {
      return verified(processor.process(token, null));
    } catch (ParseException | BadJOSEException | JOSEException refused) {
      throw new UntrustedException(String.valueOf(refused.getMessage()));
    }
  }

  private JWTClaimsSet exactly(String nonce) {
    return new JWTClaimsSet.Builder()
        .issuer(set(settings.issuer()).toString())
        .claim("nonce", nonce)
        .build();
  }

  /** Some providers write the truth as a text. */
  private String verified(JWTClaimsSet claims) throws ParseException {
    if (!"true".equals(String.valueOf(claims.getClaim("email_verified")))) {
      throw new UntrustedException("It has not verified the address");
    }
    var party = claims.getStringClaim("azp");
    if (party != null && !party.equals(settings.clientId())) {
      throw new UntrustedException("It was given to another party");
    }
    return claims.getStringClaim("email");
  }
}
