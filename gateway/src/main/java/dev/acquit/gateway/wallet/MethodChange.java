package dev.acquit.gateway.wallet;

import dev.acquit.gateway.token.Token;
import dev.acquit.processor.Instrument.BillingAddress;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a method; null is what stays.
 *
 * @param renamed whether the nickname changes: it may go
 */
record MethodChange(
    Token.@Nullable Method shown,
    @Nullable BillingAddress billingAddress,
    boolean renamed,
    @Nullable String nickname,
    @Nullable Boolean preferred) {

  static final MethodChange NONE = new MethodChange(null, null, false, null, null);

  static MethodChange shown(Token.Method shown) {
    return new MethodChange(shown, null, false, null, null);
  }
}
