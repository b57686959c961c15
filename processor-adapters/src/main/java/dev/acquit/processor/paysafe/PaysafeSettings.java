package dev.acquit.processor.paysafe;

import dev.acquit.processor.Account;
import dev.acquit.processor.Processor.Need;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account's settings, checked when it is opened. What is wrong is named; no value is repeated.
 *
 * @param prefix of every path, with the API's version
 * @param accountIdOn which of Paysafe's accounts a rail is on; a rail that is not there leaves it
 *     to Paysafe
 * @param simulator which simulator of the test environment answers; null for the default
 * @param achPayMethod the entry class of a person's ACH debit
 * @param clearedStatuses of a settlement, which mean that a bank debit has cleared
 * @param tokenCurrency in which a handle is asked for that is only kept
 * @param adviceField where {@code gatewayResponse} carries Mastercard's advice, {@code
 *     categoryField} where Visa's category
 */
record PaysafeSettings(
    String prefix,
    Set<Rail> rails,
    Map<Rail, String> accountIdOn,
    @Nullable String simulator,
    ThreeDs threeDs,
    String achPayMethod,
    Set<String> clearedStatuses,
    String tokenCurrency,
    String adviceField,
    String categoryField,
    Duration quietPeriod,
    Duration actionWindow) {

  static final String API_KEY = "api_key";
  static final String WEBHOOK_KEY = "webhook_key";

  private static final String API_PREFIX = "api_prefix";
  private static final String RAILS = "rails";
  private static final String SIMULATOR = "simulator";
  private static final String THREE_DS = "three_ds";
  private static final String ACH_PAY_METHOD = "ach_pay_method";
  private static final String CLEARED_STATUSES = "cleared_statuses";
  private static final String TOKEN_CURRENCY = "token_currency";
  private static final String ADVICE_FIELD = "advice_field";
  private static final String CATEGORY_FIELD = "category_field";
  private static final String QUIET_PERIOD = "quiet_period";
  private static final String ACTION_WINDOW = "action_window";

  private static final String FIELD = "[A-Za-z][A-Za-z0-9]{0,63}";
  private static final Duration SHORTEST = Duration.ofNanos(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  static final List<Need> NEEDS =
      List.of(
          Need.credential(API_KEY),
          Need.optionalCredential(WEBHOOK_KEY),
          Need.optionalSetting(RAILS),
          Need.optionalSetting(accountIdSetting(Rail.CARD)),
          Need.optionalSetting(accountIdSetting(Rail.ACH)),
          Need.optionalSetting(accountIdSetting(Rail.EFT)),
          Need.optionalSetting(SIMULATOR),
          Need.optionalSetting(THREE_DS),
          Need.optionalSetting(ACH_PAY_METHOD),
          Need.optionalSetting(CLEARED_STATUSES),
          Need.optionalSetting(TOKEN_CURRENCY),
          Need.optionalSetting(API_PREFIX),
          Need.optionalSetting(ADVICE_FIELD),
          Need.optionalSetting(CATEGORY_FIELD),
          Need.optionalSetting(QUIET_PERIOD),
          Need.optionalSetting(ACTION_WINDOW));

  /** What is said of 3-D Secure. */
  enum ThreeDs {
    /** Nothing but where the payer comes back to: Paysafe's account decides. */
    ACCOUNT,
    /** Every card of a payer who is there is to be authenticated. */
    REQUEST,
    /** Nobody is sent anywhere; what Paysafe asks for all the same is declined. */
    NEVER
  }

  static PaysafeSettings of(Account account) {
    return new PaysafeSettings(
        text(account, API_PREFIX, "/paymenthub/v1", "(/[a-z0-9]+)+"),
        rails(account),
        accountIds(account),
        simulator(account),
        account.constant(THREE_DS, ThreeDs.class, account.setting(THREE_DS, "account")),
        text(account, ACH_PAY_METHOD, "WEB", "WEB|TEL|PPD"),
        Set.of(text(account, CLEARED_STATUSES, "CLEARED", "[A-Z_]+( [A-Z_]+)*").split(" ", -1)),
        text(account, TOKEN_CURRENCY, "CAD", "[A-Z]{3}"),
        text(account, ADVICE_FIELD, "merchantAdviceCode", FIELD),
        text(account, CATEGORY_FIELD, "declineCategory", FIELD),
        duration(account, QUIET_PERIOD, Duration.ofMinutes(5)),
        duration(account, ACTION_WINDOW, Duration.ofMinutes(15)));
  }

  /** Paysafe's accounts that this one is about; none where not all of them are told. */
  Set<String> accountIds() {
    return accountIdOn.keySet().containsAll(rails) ? Set.copyOf(accountIdOn.values()) : Set.of();
  }

  @Nullable String accountId(Rail rail) {
    return accountIdOn.get(rail);
  }

  private static String accountIdSetting(Rail rail) {
    return rail.name().toLowerCase(Locale.ROOT) + "_account_id";
  }

  private static Map<Rail, String> accountIds(Account account) {
    var ids = new HashMap<Rail, String>();
    for (var rail : Rail.values()) {
      var id = text(account, accountIdSetting(rail), "", "[A-Za-z0-9-]{0,64}");
      if (!id.isEmpty()) {
        ids.put(rail, id);
      }
    }
    return Map.copyOf(ids);
  }

  private static Set<Rail> rails(Account account) {
    var rails = EnumSet.noneOf(Rail.class);
    for (var name : account.setting(RAILS, "card,ach,eft").split("[,\\s]+", -1)) {
      rails.add(account.constant(RAILS, Rail.class, name));
    }
    return Set.copyOf(rails);
  }

  /** The live environment has none. */
  private static @Nullable String simulator(Account account) {
    var value = text(account, SIMULATOR, "", "|INTERNAL|EXTERNAL");
    account.require(value.isEmpty() || !account.live(), SIMULATOR);
    return value.isEmpty() ? null : value;
  }

  private static String text(Account account, String setting, String otherwise, String pattern) {
    return account.matching(setting, account.setting(setting, otherwise).strip(), pattern);
  }

  private static Duration duration(Account account, String setting, Duration otherwise) {
    var value = account.setting(setting, otherwise.toString()).strip();
    return account.duration(setting, value, SHORTEST, LONGEST);
  }
}
