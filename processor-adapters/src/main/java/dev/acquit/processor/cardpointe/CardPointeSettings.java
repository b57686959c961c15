package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Account;
import dev.acquit.processor.Processor.Need;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * An account's settings, checked when it is opened. What is wrong is named; no value is repeated.
 *
 * @param merchantId the merchant number that cards are charged by
 * @param bankMerchantId the one that bank accounts are debited by; the same where there is one
 * @param bankLogin the credentials that belong to it
 * @param currency of the merchant number: it has one
 * @param method of whatever changes something
 * @param set the last part of a lookup's path, which Fiserv does not explain
 * @param missingPostal what is sent for a postal code that nobody told
 * @param cleared settlement statuses, in lower case, of a debit that the bank has paid
 * @param pause before each question for a report, since Fiserv counts them
 */
record CardPointeSettings(
    String merchantId,
    String bankMerchantId,
    Login bankLogin,
    Set<Rail> rails,
    String currency,
    HttpMethod method,
    String set,
    String missingPostal,
    EntryCodes entryCodes,
    Set<String> captured,
    Set<String> cleared,
    Set<Report> reports,
    Duration quietPeriod,
    Duration pause) {

  private static final String MERCHANT_ID = "merchant_id";
  private static final String ACH_MERCHANT_ID = "ach_merchant_id";

  private static final Login CARDS = new Login("username", "password");
  private static final Login BANKS = new Login("ach_username", "ach_password");

  static final List<Need> NEEDS =
      List.of(
          Need.credential(CARDS.user()),
          Need.credential(CARDS.password()),
          Need.optionalCredential(BANKS.user()),
          Need.optionalCredential(BANKS.password()),
          Need.setting(MERCHANT_ID),
          Need.optionalSetting(ACH_MERCHANT_ID),
          Need.optionalSetting("rails"),
          Need.optionalSetting("currency"),
          Need.optionalSetting("method"),
          Need.optionalSetting("inquiry_set"),
          Need.optionalSetting("missing_postal"),
          Need.optionalSetting("ach_entry_company"),
          Need.optionalSetting("ach_entry_customer"),
          Need.optionalSetting("ach_entry_merchant"),
          Need.optionalSetting("captured_statuses"),
          Need.optionalSetting("cleared_statuses"),
          Need.optionalSetting("reports"),
          Need.optionalSetting("quiet_period"),
          Need.optionalSetting("report_pause"));

  /** The names of the two credentials of a merchant number. */
  record Login(String user, String password) {}

  /** Which entry class a debit has: a company's, one that its payer asks for, any other. */
  record EntryCodes(String company, String customer, String merchant) {}

  /** What is asked for, day by day. */
  enum Report {
    SETTLEMENT,
    FUNDING
  }

  static CardPointeSettings of(Account account) {
    var merchant =
        matching(account, MERCHANT_ID, account.setting(MERCHANT_ID), "[A-Za-z0-9]{1,16}");
    var bankMerchant = matching(account, ACH_MERCHANT_ID, merchant, "[A-Za-z0-9]{1,16}");
    return new CardPointeSettings(
        merchant,
        bankMerchant,
        bankLogin(account),
        rails(account),
        currency(account),
        HttpMethod.valueOf(matching(account, "method", "PUT", "PUT|POST")),
        matching(account, "inquiry_set", "1", "[A-Za-z0-9]{1,20}"),
        matching(account, "missing_postal", "", "[A-Za-z0-9]{0,9}"),
        new EntryCodes(
            entryCode(account, "ach_entry_company", "CCD"),
            entryCode(account, "ach_entry_customer", "WEB"),
            entryCode(account, "ach_entry_merchant", "PPD")),
        statuses(account, "captured_statuses", "queued for capture,accepted,processed,settled"),
        statuses(account, "cleared_statuses", "processed,settled"),
        several(account, "reports", Report.class, "settlement,funding"),
        duration(account, "quiet_period", Duration.ofSeconds(60), Duration.ofSeconds(1)),
        duration(account, "report_pause", Duration.ofSeconds(3), Duration.ZERO));
  }

  /** Of the cards' merchant number. */
  Login cardLogin() {
    return CARDS;
  }

  boolean asksFor(Report report) {
    return reports.contains(report);
  }

  /** Both credentials or neither: half of a login is a mistake. */
  private static Login bankLogin(Account account) {
    var user = !account.credentials().getOrDefault(BANKS.user(), "").isBlank();
    var password = !account.credentials().getOrDefault(BANKS.password(), "").isBlank();
    account.require(user == password, user ? BANKS.password() : BANKS.user());
    return user ? BANKS : CARDS;
  }

  private static Set<Rail> rails(Account account) {
    var otherwise = account.setting(ACH_MERCHANT_ID, "").isEmpty() ? "card" : "card,ach";
    var rails = several(account, "rails", Rail.class, otherwise);
    account.require(!rails.contains(Rail.EFT), "rails");
    return rails;
  }

  private static String currency(Account account) {
    var value = matching(account, "currency", "USD", "[A-Z]{3}");
    try {
      account.require(Currency.getInstance(value).getDefaultFractionDigits() >= 0, "currency");
      return value;
    } catch (IllegalArgumentException notOne) {
      throw account.senseless("currency");
    }
  }

  private static String entryCode(Account account, String name, String otherwise) {
    return matching(account, name, otherwise, "CCD|PPD|TEL|WEB");
  }

  private static Set<String> statuses(Account account, String name, String otherwise) {
    return list(matching(account, name, otherwise, "[A-Za-z ]+(,[A-Za-z ]+)*"))
        .map(status -> status.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <E extends Enum<E>> Set<E> several(
      Account account, String name, Class<E> type, String otherwise) {
    var values = EnumSet.noneOf(type);
    list(account.setting(name, otherwise))
        .forEach(value -> values.add(account.constant(name, type, value)));
    return Set.copyOf(values);
  }

  private static Stream<String> list(String value) {
    return Pattern.compile(",").splitAsStream(value).map(String::strip);
  }

  private static String matching(Account account, String name, String otherwise, String pattern) {
    return account.matching(name, account.setting(name, otherwise).strip(), pattern);
  }

  private static Duration duration(
      Account account, String name, Duration otherwise, Duration least) {
    var value = account.setting(name, otherwise.toString()).strip();
    return account.duration(name, value, least, Duration.ofHours(1));
  }
}
