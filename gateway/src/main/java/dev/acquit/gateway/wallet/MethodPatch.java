package dev.acquit.gateway.wallet;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.token.Token;
import dev.acquit.processor.Instrument.BillingAddress;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller changes of a method; null is what stays.
 *
 * @param renamed whether the nickname changes: it may go
 */
public record MethodPatch(
    @Nullable Integer expMonth,
    @Nullable Integer expYear,
    @Nullable BillingAddress billingAddress,
    boolean renamed,
    @Nullable String nickname,
    @Nullable Boolean preferred) {

  /**
   * What that makes of {@code method}; a {@link Problem} where it fits it not. What processors keep
   * they keep as it was given to them.
   */
  PaymentMethod.Change of(PaymentMethod method, Instant now) {
    if (method.vault() == null && (expMonth != null || expYear != null || billingAddress != null)) {
      throw Problem.of(
          ProblemCode.WRONG_STATE, "Its processors keep it as it was given: replace it");
    }
    var shown = expMonth == null && expYear == null ? null : renewed(method.shown(), now);
    return new PaymentMethod.Change(shown, billingAddress, renamed, nickname, preferred);
  }

  private Token.Method renewed(Token.Method shown, Instant now) {
    if (!(shown instanceof Token.Card card)) {
      throw Problem.fields(misfits());
    }
    var month = expMonth == null ? card.expMonth() : expMonth;
    var year = expYear == null ? card.expYear() : expYear;
    if (YearMonth.of(year, month).isBefore(YearMonth.from(now.atZone(ZoneOffset.UTC)))) {
      throw Problem.fields(
          List.of(new FieldError("/exp_year", "expired_card", "The card has expired")));
    }
    return card.expiring(month, year);
  }

  private List<FieldError> misfits() {
    var errors = new ArrayList<FieldError>();
    if (expMonth != null) {
      errors.add(new FieldError("/exp_month", "not_supported", "Only a card expires"));
    }
    if (expYear != null) {
      errors.add(new FieldError("/exp_year", "not_supported", "Only a card expires"));
    }
    return errors;
  }
}
