package dev.acquit.processor.acme;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Decline;
import dev.acquit.processor.Processor;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.http.ProcessorHttp;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Acme. Credentials: {@code api_key}, and {@code webhook_secret} where it sends events; without it
 * none is believed.
 */
@Component
public final class AcmeProcessor implements Processor {

  private static final String API_KEY = "api_key";
  private static final String WEBHOOK_SECRET = "webhook_secret";
  private static final Deadlines DEADLINES =
      Deadlines.of(Duration.ofSeconds(5), Duration.ofSeconds(45), Duration.ofSeconds(10));

  private final Decline.Table declines =
      Decline.Table.beside(AcmeProcessor.class, "acme-declines.properties");

  @Override
  public String name() {
    return "acme";
  }

  @Override
  public Profile profile() {
    return new Profile(
        List.of(Need.credential(API_KEY), Need.optionalCredential(WEBHOOK_SECRET)),
        URI.create("https://sandbox.acme.example"),
        URI.create("https://api.acme.example"),
        DEADLINES);
  }

  @Override
  public ProcessorAccount open(Account account) {
    var http = ProcessorHttp.open(account).with("X-Acme-Key", account.credential(API_KEY));
    return new AcmeAccount(
        http, declines, new AcmeWebhooks(account.secrets(WEBHOOK_SECRET), declines));
  }
}
