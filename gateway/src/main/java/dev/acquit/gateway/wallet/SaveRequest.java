package dev.acquit.gateway.wallet;

import dev.acquit.gateway.payment.GivenConsent;
import dev.acquit.gateway.payment.Saving.By;
import dev.acquit.processor.Instrument.BillingAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token to be kept for a user.
 *
 * @param consent of the user, to the caller; null where there is none
 * @param billingAddress null where it is the token's
 * @param signedIn whether the user ever was: nobody saves for one who was not (F3)
 */
public record SaveRequest(
    UUID token,
    String user,
    @Nullable GivenConsent consent,
    @Nullable BillingAddress billingAddress,
    @Nullable String nickname,
    boolean preferred,
    By savedBy,
    boolean signedIn) {}
