package dev.acquit.processor.stripe;

import dev.acquit.processor.Decline;
import dev.acquit.processor.Decline.Advice;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Rail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What Stripe's codes mean: of declines, of refusals, and the networks' and banks' own. */
record Codes(
    Decline.Table declines,
    Map<Rail, Decline.Table> returns,
    Decline.Networks networks,
    Map<String, Rejection> rejections) {

  private static final String REJECTIONS = "stripe-rejections.properties";

  /** Reads the tables; it blocks. */
  static Codes read() {
    return new Codes(
        Decline.Table.beside(StripeProcessor.class, "stripe-declines.properties"),
        Map.of(
            Rail.ACH, Decline.Table.returns(Rail.ACH), Rail.EFT, Decline.Table.returns(Rail.EFT)),
        Decline.Networks.read(),
        readRejections());
  }

  private static Map<String, Rejection> readRejections() {
    var table = new Properties();
    try (var resource = StripeProcessor.class.getResourceAsStream(REJECTIONS)) {
      if (resource == null) {
        throw new IllegalStateException("No table " + REJECTIONS);
      }
      table.load(resource);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var rejections = new HashMap<String, Rejection>();
    table.forEach(
        (code, fault) -> rejections.put((String) code, Rejection.valueOf((String) fault)));
    return Map.copyOf(rejections);
  }

  /** Whether that code says that nothing was done. */
  @Nullable Rejection rejection(String code) {
    return rejections.get(code);
  }

  /** Whether that code is a decline's. */
  boolean isDecline(String code) {
    return declines.codes().contains(code);
  }

  /** A decline by a code of Stripe's own. */
  Decline declined(String code) {
    return declines.of(code);
  }

  /**
   * A decline with everything that was said about it: a bank's own code on its rail, else Stripe's,
   * under the advice that came with it.
   */
  Decline declined(Intent.Failure error, Rail rail) {
    var banks = returns.get(rail);
    var raw = error.networkDeclineCode();
    return banks != null && raw != null ? banks.of(raw) : advised(declines.of(error.raw()), error);
  }

  /** A bank's own code of a dispute, where it looks like one of its rail; else Stripe's reason. */
  Decline returned(@Nullable String networkCode, String reason) {
    if (networkCode != null) {
      for (var banks : returns.values()) {
        if (banks.codes().contains(networkCode)) {
          return banks.of(networkCode);
        }
      }
    }
    return declines.of(reason);
  }

  /** That nobody shall try again is final; else the network's word beats Stripe's. */
  private Decline advised(Decline decline, Intent.Failure error) {
    var byStripe = advised(decline, error.adviceCode());
    return byStripe.reason() == DeclineReason.DO_NOT_TRY_AGAIN
        ? byStripe
        : networks.advised(byStripe, error.networkAdviceCode());
  }

  private static Decline advised(Decline decline, @Nullable String advice) {
    return switch (advice) {
      case "do_not_try_again" ->
          new Decline(DeclineReason.DO_NOT_TRY_AGAIN, decline.processorCode());
      case "try_again_later" -> with(decline, Advice.RETRY_LATER);
      case "confirm_card_data" -> with(decline, Advice.FIX_DATA);
      case null, default -> decline;
    };
  }

  private static Decline with(Decline decline, Advice advice) {
    return new Decline(decline.reason(), decline.processorCode(), advice, null);
  }
}
