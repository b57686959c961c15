package dev.acquit.gateway.wallet;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.event.Addressed;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.mandate.EndedMandate;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.wallet.Consent.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Port: methods and consents on record. Every write is one atomic statement with its events, and
 * with its entry in the journal where somebody has asked for it.
 */
public interface Wallets {

  /** Within how many days a card expires soon. */
  int SOON = 60;

  /** The method, if the caller may use it. */
  Mono<View> find(Caller caller, UUID method);

  /** The user's methods that the caller may use; newest first, one more than the page's limit. */
  Flux<View> list(Caller caller, String user, PaymentMethod.@Nullable Type type, Page page);

  /**
   * Cards that the caller may charge and that expire from one day to another, both included; the
   * first to expire first, one more than the page's limit.
   */
  Flux<View> expiring(Caller caller, LocalDate from, LocalDate to, Page page);

  /** How many those are; no more than {@code most} are counted. */
  Mono<Long> countExpiring(Caller caller, LocalDate from, LocalDate to, int most);

  /** Whose method it is, if the caller may use it, or ever might. */
  Mono<String> user(Caller caller, UUID method);

  /** The active method, whoever may use it. */
  Mono<PaymentMethod.Shared> shared(boolean live, UUID method);

  /** The method, also one that no payment has saved yet. */
  Mono<PaymentMethod.Shared> saving(UUID method);

  /** Whether the organization's consent to the method was ended since then, for good. */
  Mono<Boolean> tookBack(UUID organization, UUID method, Instant since);

  /** Every organization that ever might use it. */
  Flux<UUID> everConsented(UUID method);

  /** The user's method of that number; also one that a payment is saving. */
  Mono<PaymentMethod.Shared> twin(boolean live, String user, String fingerprint);

  /**
   * Takes a place in the wallet for a token's number, which the token gives up.
   *
   * @return an error {@link Full} if there is no place, {@link NumberKnown} if the number is in the
   *     wallet; false if the token cannot be used any more
   */
  Mono<Boolean> add(Adding adding);

  /**
   * Changes a method, its consents, or both; a deleted one gives back its place.
   *
   * @return false if it has changed since it was read, or the token cannot be used any more: then
   *     nothing is recorded
   */
  Mono<Boolean> change(Changing changing);

  /**
   * Puts a token's number in the place of a method, whose consents go over to it.
   *
   * @return as {@link #add} and {@link #change}
   */
  Mono<Boolean> replace(Replacing replacing);

  /**
   * Lets a method go into another one, and uses the token of that one's number up.
   *
   * @return false if one of them has changed since it was read, or the token cannot be used any
   *     more: then nothing is recorded
   */
  Mono<Boolean> merge(Merging merging);

  /** Methods that are deleted and whose numbers the vault still keeps. */
  Flux<PaymentMethod> toForget(int limit);

  /** The method, if it is one of those. */
  Mono<PaymentMethod> toForget(UUID method);

  /** The vault keeps nothing of it any more. */
  Mono<Void> forgotten(PaymentMethod method);

  /** Methods that payments have saved, and of which the organization was not told yet. */
  Flux<View> unannounced(int limit);

  /** Records that the organization is told; false if it was. */
  Mono<Boolean> announce(Consent consent, Addressed event);

  /** A new method. */
  record Adding(
      Caller caller,
      Token token,
      PaymentMethod method,
      @Nullable Consent consent,
      List<Addressed> told,
      Act act) {}

  /**
   * A method, as it was read and as it will be.
   *
   * @param token what is used up by it
   * @param granted a consent that begins
   * @param ending the organizations whose consents end
   * @param deleted whether it is no method any more
   * @param mandates those that end with it
   */
  record Changing(
      Caller caller,
      PaymentMethod read,
      PaymentMethod after,
      @Nullable Token token,
      @Nullable Consent granted,
      List<UUID> ending,
      Consent.@Nullable End end,
      boolean deleted,
      List<EndedMandate> mandates,
      List<Addressed> told,
      Act act) {}

  /**
   * A method in the place of another.
   *
   * @param consents those that go over, as they will be
   * @param mandates those of the old number, which end
   */
  record Replacing(
      Caller caller,
      Token token,
      PaymentMethod.Shared read,
      PaymentMethod after,
      List<Consent> consents,
      List<EndedMandate> mandates,
      List<Addressed> told,
      Act act) {}

  /**
   * A method that goes into another.
   *
   * @param twin that other one as it was read
   * @param after that other one as it will be
   * @param moved the consents that go over, as they will be
   * @param mandates those that end
   */
  record Merging(
      Caller caller,
      Token token,
      PaymentMethod read,
      PaymentMethod twin,
      PaymentMethod after,
      List<Consent> moved,
      List<EndedMandate> mandates,
      List<Addressed> told,
      Act act) {}

  /** The wallet has ten of the kind. */
  final class Full extends RuntimeException {

    public Full() {
      super("The wallet is full", null, false, false);
    }
  }

  /** The wallet has a method of that number, as of now. */
  final class NumberKnown extends RuntimeException {

    public NumberKnown() {
      super("The number is in the wallet", null, false, false);
    }
  }
}
