package dev.acquit.processor.stripe;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Processor;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import dev.acquit.processor.http.ProcessorHttp;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Stripe. Credentials: {@code api_key}, a secret or a restricted key, and {@code webhook_secret} of
 * the endpoint that sends events; without it none is believed. The settings are in {@code
 * docs/processors/stripe.md}; each has a default.
 */
@Component
public final class StripeProcessor implements Processor {

  private static final String API_KEY = "api_key";
  private static final String WEBHOOK_SECRET = "webhook_secret";

  private static final URI API = URI.create("https://api.stripe.com");

  /** The Java library waits 80 s for an answer. */
  private static final Deadlines DEADLINES =
      Deadlines.of(Duration.ofSeconds(10), Duration.ofSeconds(80), Duration.ofSeconds(20));

  /** A second, over all of an account (docs.stripe.com/rate-limits). */
  private static final Limits LIMITS = new Limits(100, 25, 0);

  private final Codes codes = Codes.read();

  @Override
  public String name() {
    return "stripe";
  }

  @Override
  public Profile profile() {
    var credentials = Stream.of(Need.credential(API_KEY), Need.optionalCredential(WEBHOOK_SECRET));
    var settings = Settings.NAMES.stream().map(Need::optionalSetting);
    return new Profile(Stream.concat(credentials, settings).toList(), API, API, DEADLINES, LIMITS);
  }

  @Override
  public ProcessorAccount open(Account account) {
    var settings = Settings.of(account);
    var http =
        ProcessorHttp.open(account)
            .with(HttpHeaders.AUTHORIZATION, "Bearer " + key(account))
            .with("Stripe-Version", settings.apiVersion());
    if (settings.account() != null) {
      http = http.with("Stripe-Account", settings.account());
    }
    var webhooks =
        new StripeWebhooks(
            account.secrets(WEBHOOK_SECRET),
            settings.account(),
            account.live(),
            new StripeFacts(new Outcomes(codes, settings.actionWindow())));
    return new StripeAccount(http, codes, settings, webhooks);
  }

  /** Test and live share one address: the key decides, so it has to be the account's kind. */
  private static String key(Account account) {
    var key = account.credential(API_KEY);
    var other = account.live() ? "_test_" : "_live_";
    if (key.startsWith("pk_") || key.matches("[a-z]{2}" + other + ".*")) {
      throw account.senseless(API_KEY);
    }
    return key;
  }

  /**
   * What an account may set.
   *
   * @param account the connected account that is acted for
   * @param padInterval what the payor reads of when a regular debit comes
   * @param threeDSecure null where Stripe decides
   * @param sendsNetworkId whether the network's id of an earlier charge is sent, which Stripe has
   *     to allow first
   * @param makesCustomers whether a token can be charged more than once
   */
  record Settings(
      Set<Rail> rails,
      String apiVersion,
      @Nullable String account,
      String achVerification,
      String padVerification,
      String padInterval,
      @Nullable String threeDSecure,
      boolean sendsNetworkId,
      boolean makesCustomers,
      Duration quietPeriod,
      Duration replayWindow,
      Duration actionWindow) {

    static final List<String> NAMES =
        List.of(
            "rails",
            "api_version",
            "account",
            "ach_verification",
            "pad_verification",
            "pad_interval",
            "three_d_secure",
            "network_transaction_id",
            "customers",
            "quiet_period",
            "replay_window",
            "action_window");

    private static final String VERIFICATION = "automatic|instant|microdeposits";

    /** Stripe may forget a key after a day. */
    private static final Duration KEPT = Duration.ofHours(24);

    private static final Duration SHORTEST = Duration.ofNanos(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    static Settings of(Account account) {
      var version = "[0-9]{4}-[0-9]{2}-[0-9]{2}([.][a-z]+)?";
      var connected = matching(account, "account", "", "|acct_[A-Za-z0-9_]+");
      var threeDSecure =
          matching(account, "three_d_secure", "automatic", "automatic|any|challenge");
      return new Settings(
          rails(account),
          matching(account, "api_version", "2025-08-27.basil", version),
          connected.isEmpty() ? null : connected,
          matching(account, "ach_verification", "automatic", VERIFICATION),
          matching(account, "pad_verification", "automatic", VERIFICATION),
          matching(account, "pad_interval", "on the dates of the agreed schedule", ".{1,500}"),
          threeDSecure.equals("automatic") ? null : threeDSecure,
          isOn(account, "network_transaction_id", "no"),
          isOn(account, "customers", "yes"),
          duration(account, "quiet_period", Duration.ofMinutes(5), LONGEST),
          duration(account, "replay_window", Duration.ofHours(23), KEPT),
          duration(account, "action_window", Duration.ofHours(1), LONGEST));
    }

    private static Set<Rail> rails(Account account) {
      var list = matching(account, "rails", "card ach eft", "(card|ach|eft)([ ,]+(card|ach|eft))*");
      var rails = EnumSet.noneOf(Rail.class);
      Pattern.compile("[ ,]+")
          .splitAsStream(list)
          .forEach(rail -> rails.add(account.constant("rails", Rail.class, rail)));
      return Set.copyOf(rails);
    }

    private static boolean isOn(Account account, String name, String otherwise) {
      return matching(account, name, otherwise, "yes|no").equals("yes");
    }

    private static String matching(Account account, String name, String otherwise, String pattern) {
      return account.matching(name, account.setting(name, otherwise).strip(), pattern);
    }

    private static Duration duration(
        Account account, String name, Duration otherwise, Duration most) {
      var value = account.setting(name, otherwise.toString()).strip();
      return account.duration(name, value, SHORTEST, most);
    }
  }
}
