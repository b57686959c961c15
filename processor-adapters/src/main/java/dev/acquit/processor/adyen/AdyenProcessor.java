package dev.acquit.processor.adyen;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Processor;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.http.ProcessorHttp;
import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Adyen, by its Checkout API. What an account is made of is told by {@link #profile}. */
@Component
public final class AdyenProcessor implements Processor {

  private static final URI TEST = URI.create("https://checkout-test.adyen.com");
  private static final Deadlines DEADLINES =
      Deadlines.of(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(30));

  private final AdyenCodes codes = AdyenCodes.read();

  @Override
  public String name() {
    return "adyen";
  }

  /** Live payments have an address of the merchant's own, so none is known here. */
  @Override
  public Profile profile() {
    return new Profile(AdyenSettings.NEEDS, TEST, null, DEADLINES);
  }

  @Override
  public ProcessorAccount open(Account account) {
    var settings = AdyenSettings.of(account);
    var key = account.credential(AdyenSettings.API_KEY);
    var http = ProcessorHttp.open(account).with("X-API-Key", key);
    var replies = new AdyenReplies(codes);
    var calls = new AdyenCalls(http, settings.apiVersion());
    return new AdyenAccount(
        http,
        settings,
        new AdyenCharge(calls, replies, settings),
        new AdyenChange(calls, replies, settings),
        new AdyenTokens(calls, replies, settings),
        AdyenWebhooks.of(account, new AdyenFacts(codes, settings.merchantAccount())));
  }
}
