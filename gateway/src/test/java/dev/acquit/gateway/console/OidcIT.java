package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.acquit.gateway.staff.Crew;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Whom the identity provider vouches for comes in, where an organization has them. */
@GatewayTest
class OidcIT {

  private static final String SIGN_IN = "/console/sign-in";
  private static final String NEXT = "/console/items?tab=disputes";
  private static final String LEAVE = "/console/oidc?next=%2Fconsole%2Fitems%3Ftab%3Ddisputes";

  @RegisterExtension static final IdentityProvider PROVIDER = new IdentityProvider();

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry registry) {
    registry.add("acquit.console.oidc.issuer", PROVIDER::issuer);
    registry.add("acquit.console.oidc.client-id", () -> IdentityProvider.CLIENT);
    registry.add("acquit.console.oidc.client-secret", () -> IdentityProvider.SECRET);
    registry.add("acquit.console.oidc.address", () -> "https://pay.example");
  }

  @Test
  void whoeverIsKnownThereAndHereComesIn(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var browser = Browser.at(api);
    assertThat(browser.get(SIGN_IN + "?next=%2Fconsole%2Fitems").body())
        .contains("/console/oidc?next=");

    var asked = PROVIDER.asked(Browser.location(browser.get(LEAVE)));
    assertThat(asked)
        .containsEntry("response_type", "code")
        .containsEntry("redirect_uri", "https://pay.example/console/oidc/back")
        .containsEntry("client_id", IdentityProvider.CLIENT)
        .containsEntry("code_challenge_method", "S256");
    PROVIDER.vouches(PROVIDER.word(asked, email.toUpperCase(Locale.ROOT)).build());
    var back = browser.get(back(asked));

    assertThat(Browser.location(back)).isEqualTo(NEXT);
    assertThat(browser.cookie(Browser.SESSION)).startsWith("aq_session_");
    assertThat(browser.get(NEXT).status()).isEqualTo(200);
    assertThat(PROVIDER.verifierFits(asked)).isTrue();
    assertThat(told(crew).at("/method").asString()).isEqualTo("oidc");
    assertThat(told(crew).at("/issuer").asString()).isEqualTo(PROVIDER.issuer());
    assertThat(browser.cookie("__Host-acquit-handshake")).isEmpty();
  }

  /** By which way they came in, as the journal told it last. */
  private static JsonNode told(Crew crew) {
    return new Diary(crew.shop()).newest("user.signed_in").at("/after");
  }

  /** The other organization learns by which way the session was opened, wherever that was. */
  @Test
  void whoGoesOnElsewhereHasComeInByTheSameWay(Api api) {
    var crew = crew(api);
    var other = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var id = other.add(email, other.role("viewer")).text("/id");
    assertThat(other.acceptedToo(other.invited(id), Crew.PASSWORD, "another password")).isTrue();
    var browser = comesIn(api, email);

    browser.get("/console/organizations");
    var there = Map.of("organization", other.shop().organization(), "mode", "test");
    browser.post("/console/organizations", there);

    assertThat(told(other).at("/issuer").asString()).isEqualTo(PROVIDER.issuer());
    other.signIn(email, "another password");
    assertThat(told(crew).toString()).isEqualTo("{\"method\":\"password\"}");
  }

  /** Guesses at the password are not forgotten because its owner comes in without it. */
  @Test
  void whoeverGuessesThePasswordStaysLockedOut(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    for (int each = 0; each < 9; each++) {
      assertThat(crew.signIn(email, "a wrong password")).isEmpty();
    }

    comesIn(api, email);

    assertThat(crew.signIn(email, "a wrong password")).as("the tenth").isEmpty();
    assertThat(crew.signIn(email, Crew.PASSWORD)).as("locked").isEmpty();
    assertThat(new Diary(crew.shop()).all("?action=user.locked")).hasSize(1);
    comesIn(api, email);
    assertThat(crew.signIn(email, Crew.PASSWORD)).as("still locked").isEmpty();
  }

  private static Browser comesIn(Api api, String email) {
    var browser = Browser.at(api);
    var asked = PROVIDER.asked(Browser.location(browser.get(LEAVE)));
    PROVIDER.vouches(PROVIDER.word(asked, email).build());
    browser.get(back(asked));
    assertThat(browser.cookie(Browser.SESSION)).startsWith("aq_session_");
    return browser;
  }

  /** It also says so of nobody else than whom the organization has, and who has accepted. */
  @Test
  void whoeverIsNotHereStaysOutside(Api api) {
    var crew = crew(api);
    var invited = Crew.email();
    crew.add(invited, crew.role("viewer"));

    for (var email : new String[] {Crew.email(), invited}) {
      var browser = Browser.at(api);
      var asked = PROVIDER.asked(Browser.location(browser.get(LEAVE)));
      PROVIDER.vouches(PROVIDER.word(asked, email).build());
      refused(browser, browser.get(back(asked)), "opens nothing here");
    }
  }

  @Test
  void anAnswerThatNobodyAskedForOpensNothing(Api api) {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var browser = Browser.at(api);
    var asked = PROVIDER.asked(Browser.location(browser.get(LEAVE)));
    PROVIDER.vouches(PROVIDER.word(asked, email).build());

    refused(Browser.at(api), Browser.at(api).get(back(asked)), "have not signed in");
    refused(browser, browser.get(back(asked).replace("state=", "state=x")), "have not signed in");
    refused(browser, browser.get(back(asked)), "have not signed in"); // it was good for one answer
  }

  static Stream<Arguments> lies() throws JOSEException {
    var other = new RSAKeyGenerator(2048).keyID(PROVIDER.key().getKeyID()).generate();
    var past = Date.from(Instant.now().minusSeconds(600));
    return Stream.of(
        lie("another nonce", claims -> claims.claim("nonce", "another"), PROVIDER.key()),
        lie("another audience", claims -> claims.audience("another"), PROVIDER.key()),
        lie("another party", claims -> claims.claim("azp", "another"), PROVIDER.key()),
        lie("another issuer", claims -> claims.issuer("https://other.example"), PROVIDER.key()),
        lie("from long ago", claims -> claims.expirationTime(past), PROVIDER.key()),
        lie("not verified", claims -> claims.claim("email_verified", false), PROVIDER.key()),
        lie("no address", claims -> claims.claim("email", null), PROVIDER.key()),
        lie("another signature", claims -> claims, other));
  }

  private static Arguments lie(
      String name, UnaryOperator<JWTClaimsSet.Builder> change, RSAKey signedBy) {
    return Arguments.of(name, change, signedBy);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void aWordThatIsNotToBeTrustedOpensNothing(
      String name, UnaryOperator<JWTClaimsSet.Builder> change, RSAKey key, Api api) {
    var crew = crew(api);
    var email = Crew.email();
    crew.joined(email, "viewer");
    var browser = Browser.at(api);
    var asked = PROVIDER.asked(Browser.location(browser.get(LEAVE)));
    PROVIDER.vouches(change.apply(PROVIDER.word(asked, email)).build(), key);

    refused(browser, browser.get(back(asked)), "does not work now");
  }

  @Test
  void aProviderThatFailsIsToldOf(Api api) {
    var browser = Browser.at(api);
    var asked = PROVIDER.asked(Browser.location(browser.get(LEAVE)));
    PROVIDER.fails();

    refused(browser, browser.get(back(asked)), "does not work now");
  }

  private static String back(Map<String, String> asked) {
    return "/console/oidc/back?code=abc&state=" + asked.get("state");
  }

  private static void refused(Browser browser, Reply reply, String why) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(422);
    assertThat(reply.body()).contains(why);
    assertThat(browser.cookie(Browser.SESSION)).isEmpty();
  }

  private Crew crew(Api api) {
    return new Crew(api.shop(), invitations, sessions);
  }
}
