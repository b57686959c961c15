package dev.acquit.processor.paysafe;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Processor;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.http.ProcessorHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Paysafe, by its Payments API. What an account is made of is told by {@link #profile}. */
@Component
public final class PaysafeProcessor implements Processor {

  private static final URI TEST = URI.create("https://api.test.paysafe.com");
  private static final URI LIVE = URI.create("https://api.paysafe.com");

  /** The Java library waits 60 s for an answer. */
  private static final Deadlines DEADLINES =
      Deadlines.of(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(30));

  private final PaysafeCodes codes = PaysafeCodes.read();

  @Override
  public String name() {
    return "paysafe";
  }

  @Override
  public Profile profile() {
    return new Profile(PaysafeSettings.NEEDS, TEST, LIVE, DEADLINES);
  }

  @Override
  public ProcessorAccount open(Account account) {
    var settings = PaysafeSettings.of(account);
    var http = ProcessorHttp.open(account).with(HttpHeaders.AUTHORIZATION, basic(account));
    if (settings.simulator() != null) {
      http = http.with("Simulator", settings.simulator());
    }
    var advised = codes.at(settings.adviceField(), settings.categoryField());
    var replies = new PaysafeReplies(advised, settings.clearedStatuses());
    var handles = new Handles(http, settings, replies);
    return new PaysafeAccount(
        http,
        settings,
        new PaysafeCharge(http, settings, replies, handles),
        new PaysafeChange(http, settings, replies),
        new PaysafeTokens(http, settings, replies),
        new PaysafeLookup(http, settings, replies),
        PaysafeWebhooks.of(account, new PaysafeFacts(advised, settings.accountIds())));
  }

  /** The portal hands out the key as one text, {@code username:password}. */
  private static String basic(Account account) {
    var key = account.credential(PaysafeSettings.API_KEY).strip();
    if (!key.matches("[^:\\s]+:\\S+")) {
      throw account.senseless(PaysafeSettings.API_KEY);
    }
    return "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
