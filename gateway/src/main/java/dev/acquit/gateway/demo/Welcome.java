package dev.acquit.gateway.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a newcomer where the gateway is, and how to charge a card. */
@Component
@Profile(DemoEnvironment.PROFILE)
class Welcome {

  private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

  private final ReactiveWebServerApplicationContext context;
  private final DemoPeople people;

  Welcome(ReactiveWebServerApplicationContext context, DemoPeople people) {
    this.context = context;
    this.people = people;
  }

  @EventListener(ApplicationReadyEvent.class)
  void greet() {
    var server = context.getWebServer();
    if (server != null) {
      var address = "http://127.0.0.1:" + server.getPort();
      people
          .letIn()
          .subscribe(
              password -> LOG.info(text(address, password)),
              failure -> LOG.error("The demo's people cannot come in", failure));
    }
  }

  private static String text(String address, String password) {
    return """


      Acquit is ready at %1$s (demo: test cards only, data in .acquit/)

      The console: %1$s/console
      %4$s, who may do all, or %5$s, who may look; the password of both: %6$s

      Charge a card. Copy, paste:

      TOKEN=$(curl -s %1$s/v1/tokens \\
        -H 'Authorization: Bearer %2$s' -H 'Content-Type: application/json' \\
        -d '{"type":"card","card":{"number":"4242424242424242","exp_month":12,"exp_year":2030,"cvc":"123"}}' \\
        | sed 's/.*"id":"\\(tok_[^"]*\\)".*/\\1/'); \\
      curl -s %1$s/v1/payments \\
        -H 'Authorization: Bearer %3$s' -H 'Content-Type: application/json' \\
        -H "Idempotency-Key: first-charge-$(date +%%s)-$$" \\
        -d '{"amount":12550,"currency":"CAD","source":"'"$TOKEN"'","reference":"INV-1001"}'

    """
        .formatted(
            address,
            DemoOrganizations.PUBLISHABLE_KEY,
            DemoOrganizations.SECRET_KEY,
            DemoPeople.ADMIN,
            DemoPeople.VIEWER,
            password);
  }
}
