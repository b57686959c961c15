package dev.acquit.processor.adyen;

import dev.acquit.processor.Account;
import dev.acquit.processor.Processor.Need;
import dev.acquit.processor.Rail;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account's settings, checked when it is opened. What is wrong is named; no value is repeated.
 *
 * @param apiVersion as it stands in the path
 * @param shopperReference the one shopper that all tokens belong to; null for one each
 * @param tokenCurrency in which a card is asked about for nothing, to be kept
 * @param returnUrl where the payer comes back to if a charge does not say: Adyen wants one always
 * @param actionExpiry how long a payer has to do what is asked
 * @param replay how long Adyen keeps an idempotency key, less a day
 */
record AdyenSettings(
    String merchantAccount,
    String apiVersion,
    Set<Rail> rails,
    CaptureMode capture,
    VoidMode voids,
    ThreeDs threeDs,
    EftBankCode eftBankCode,
    @Nullable String shopperReference,
    String tokenCurrency,
    URI returnUrl,
    Duration actionExpiry,
    Duration replay) {

  static final String API_KEY = "api_key";
  static final String HMAC_KEY = "hmac_key";
  static final String WEBHOOK_USER = "webhook_user";
  static final String WEBHOOK_PASSWORD = "webhook_password";

  private static final String MERCHANT_ACCOUNT = "merchant_account";
  private static final String API_VERSION = "api_version";
  private static final String RAILS = "rails";
  private static final String CAPTURE = "capture";
  private static final String VOID = "void";
  private static final String THREE_DS = "three_ds";
  private static final String EFT_BANK_CODE = "eft_bank_code";
  private static final String SHOPPER_REFERENCE = "shopper_reference";
  private static final String TOKEN_CURRENCY = "token_currency";
  private static final String RETURN_URL = "return_url";
  private static final String ACTION_EXPIRY = "action_expiry";
  private static final Duration SHORTEST = Duration.ofNanos(1);
  private static final String REPLAY_WINDOW = "replay_window";

  static final List<Need> NEEDS =
      List.of(
          Need.credential(API_KEY),
          Need.optionalCredential(HMAC_KEY),
          Need.optionalCredential(WEBHOOK_USER),
          Need.optionalCredential(WEBHOOK_PASSWORD),
          Need.setting(MERCHANT_ACCOUNT),
          Need.setting(RETURN_URL),
          Need.optionalSetting(API_VERSION),
          Need.optionalSetting(RAILS),
          Need.optionalSetting(CAPTURE),
          Need.optionalSetting(VOID),
          Need.optionalSetting(THREE_DS),
          Need.optionalSetting(EFT_BANK_CODE),
          Need.optionalSetting(SHOPPER_REFERENCE),
          Need.optionalSetting(TOKEN_CURRENCY),
          Need.optionalSetting(ACTION_EXPIRY),
          Need.optionalSetting(REPLAY_WINDOW));

  /** Who decides when an approved payment is captured. */
  enum CaptureMode {
    /** Every request says it itself. */
    PER_PAYMENT,
    /** The account captures at once, unless a request says otherwise. */
    ACCOUNT_IMMEDIATE,
    /** The account waits for a capture, unless a request says otherwise. */
    ACCOUNT_MANUAL
  }

  /** What a void asks for. */
  enum VoidMode {
    /** A cancel, or a refund where it is too late for that. */
    REVERSAL,
    /** A cancel, which fails once the money was taken. */
    CANCEL
  }

  /** Whether a charge may send the payer to the issuer. */
  enum ThreeDs {
    REDIRECT,
    NEVER
  }

  /** Which of a Canadian account's two bank numbers is Adyen's {@code bankCode}. */
  enum EftBankCode {
    INSTITUTION,
    TRANSIT
  }

  static AdyenSettings of(Account account) {
    account.require(!account.baseUrl().toString().matches(".*/v\\d+/?"), "base_url");
    return new AdyenSettings(
        text(account, MERCHANT_ACCOUNT, account.setting(MERCHANT_ACCOUNT), "[^:\\\\\\s]{1,100}"),
        text(account, API_VERSION, "v71", "v[1-9][0-9]{1,2}"),
        rails(account),
        choice(account, CAPTURE, CaptureMode.PER_PAYMENT),
        choice(account, VOID, VoidMode.REVERSAL),
        choice(account, THREE_DS, ThreeDs.REDIRECT),
        choice(account, EFT_BANK_CODE, EftBankCode.INSTITUTION),
        shopperReference(account),
        text(account, TOKEN_CURRENCY, "CAD", "[A-Z]{3}"),
        returnUrl(account),
        duration(account, ACTION_EXPIRY, Duration.ofHours(1), Duration.ofDays(1)),
        duration(account, REPLAY_WINDOW, Duration.ofDays(6), Duration.ofDays(6)));
  }

  private static Set<Rail> rails(Account account) {
    var rails = EnumSet.noneOf(Rail.class);
    for (var name : account.setting(RAILS, "card,ach").split(",", -1)) {
      rails.add(account.constant(RAILS, Rail.class, name));
    }
    return Set.copyOf(rails);
  }

  private static <E extends Enum<E>> E choice(Account account, String setting, E otherwise) {
    var value = account.setting(setting, otherwise.name());
    return account.constant(setting, otherwise.getDeclaringClass(), value);
  }

  private static String text(Account account, String setting, String otherwise, String pattern) {
    return account.matching(setting, account.setting(setting, otherwise), pattern);
  }

  private static @Nullable String shopperReference(Account account) {
    var value = account.setting(SHOPPER_REFERENCE, "");
    account.require(value.isEmpty() || value.matches("[^/]{3,256}"), SHOPPER_REFERENCE);
    return value.isEmpty() ? null : value;
  }

  private static URI returnUrl(Account account) {
    var value = account.setting(RETURN_URL);
    try {
      var url = new URI(value);
      account.require(value.matches("https?://.*") && url.getHost() != null, RETURN_URL);
      return url;
    } catch (URISyntaxException notAnAddress) {
      throw account.senseless(RETURN_URL);
    }
  }

  private static Duration duration(
      Account account, String setting, Duration otherwise, Duration longest) {
    var value = account.setting(setting, otherwise.toString());
    return account.duration(setting, value, SHORTEST, longest);
  }
}
