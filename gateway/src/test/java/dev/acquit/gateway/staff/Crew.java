package dev.acquit.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.journal.Origin;
import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import java.time.Duration;
import java.util.Optional;

/** The people of one shop, and how they come in. */
public record Crew(Shop shop, Invitations invitations, Sessions sessions) {

  public static final String PASSWORD = "correct horse battery staple";
  public static final Origin HERE = new Origin("203.0.113.7", "a test", null);

  public static final Duration PATIENCE = Duration.ofSeconds(60);

  /** An address that nobody has. */
  public static String email() {
    return Shop.fresh() + "@boreal.example";
  }

  /** The id of a standard role. */
  public String role(String standard) {
    return shop.get("/v1/roles?limit=100")
        .json()
        .at("/data")
        .valueStream()
        .filter(role -> role.at("/standard").asString("").equals(standard))
        .map(role -> role.at("/id").asString())
        .findFirst()
        .orElseThrow();
  }

  public Reply add(String email, String role) {
    return shop.post(
        "/v1/users",
        """
        {"email":"%s","name":"Ana Roy","language":"fr","role":"%s"}\
        """
            .formatted(email, role));
  }

  /** The token of a new invitation. */
  public String invited(String user) {
    var reply = shop.post("/v1/users/" + user + "/invitation", "{}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.text("/token");
  }

  /** Whether the invitation was accepted. */
  public boolean accepted(String token, String password) {
    return invitations.accept(token, password, null, HERE).blockOptional(PATIENCE).isPresent();
  }

  /** The same by somebody who works for others, too, and shows the password that they have. */
  public boolean acceptedToo(String token, String known, String password) {
    return invitations.accept(token, password, known, HERE).blockOptional(PATIENCE).isPresent();
  }

  /** Somebody of that standard role who has joined; their id. */
  public String joined(String email, String standard) {
    var id = add(email, role(standard)).text("/id");
    assertThat(accepted(invited(id), PASSWORD)).isTrue();
    return id;
  }

  public Optional<Sessions.Opened> signIn(String email, String password) {
    return sessions.open(email, password, false, HERE).blockOptional(PATIENCE);
  }

  /** The shop, as that person reaches it. */
  public Shop as(String email) {
    return as(email, PASSWORD);
  }

  public Shop as(String email, String password) {
    var opened = signIn(email, password).orElseThrow();
    return new Shop(shop.api(), shop.organization(), opened.token());
  }
}
