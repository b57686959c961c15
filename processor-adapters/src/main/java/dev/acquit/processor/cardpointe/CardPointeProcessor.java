package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Processor;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.http.ProcessorHttp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * CardConnect CardPointe, by its gateway's REST API. What an account is made of is told by {@link
 * #profile}; its address is the merchant's site, such as {@code https://site.cardconnect.com}.
 */
@Component
public final class CardPointeProcessor implements Processor {

  /** The gateway itself gives an answer after 32 s, whatever the issuer does. */
  private static final Deadlines DEADLINES =
      Deadlines.of(Duration.ofSeconds(5), Duration.ofSeconds(40), Duration.ofSeconds(40));

  /** A day's report is as long as the day was busy. */
  private static final int LONGEST_REPORT = 16 * 1024 * 1024;

  private final CardPointeCodes codes = CardPointeCodes.read();

  @Override
  public String name() {
    return "cardpointe";
  }

  @Override
  public Profile profile() {
    return new Profile(CardPointeSettings.NEEDS, null, null, DEADLINES);
  }

  @Override
  public ProcessorAccount open(Account account) {
    var settings = CardPointeSettings.of(account);
    var open = ProcessorHttp.open(account);
    var cards =
        calls(open, settings, settings.merchantId(), authorization(account, settings.cardLogin()));
    var banks =
        calls(
            open,
            settings,
            settings.bankMerchantId(),
            authorization(account, settings.bankLogin()));
    var merchants = new CardPointeAccount.Merchants(cards, banks);
    return new CardPointeAccount(
        open,
        settings,
        new CardPointeOperations(merchants, codes, settings),
        new CardSecure(open, codes),
        new CardPointeLookup(merchants, codes, settings),
        new CardPointeReports(merchants, codes, settings));
  }

  private static CardPointeCalls calls(
      ProcessorHttp open, CardPointeSettings settings, String merchant, String authorization) {
    var http = open.with(HttpHeaders.AUTHORIZATION, authorization);
    return new CardPointeCalls(http, http.reading(LONGEST_REPORT), merchant, settings.method());
  }

  private static String authorization(Account account, CardPointeSettings.Login login) {
    var pair = account.credential(login.user()) + ":" + account.credential(login.password());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
