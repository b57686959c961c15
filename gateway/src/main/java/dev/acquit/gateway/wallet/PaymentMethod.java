package dev.acquit.gateway.wallet;

import dev.acquit.gateway.payment.Saving;
import dev.acquit.gateway.payment.Saving.By;
import dev.acquit.gateway.token.Token;
import dev.acquit.processor.Instrument.BillingAddress;
import dev.acquit.vault.VaultReference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card or a bank account that a user keeps.
 *
 * @param user the host's id of the user
 * @param version raised by every change of it or of its consents
 * @param vault where its number is; of the organization whose token it was. Null where processors
 *     keep it
 * @param preferred whether it is the user's default
 * @param replaces the method whose consents it took over
 */
public record PaymentMethod(
    UUID id,
    String user,
    boolean live,
    long version,
    Token.Method shown,
    @Nullable String holderName,
    BillingAddress billingAddress,
    @Nullable VaultReference vault,
    @Nullable String nickname,
    boolean preferred,
    By savedBy,
    @Nullable UUID replaces,
    Instant createdAt,
    Instant updatedAt) {

  /** This method with what {@code change} says, from that time on. */
  PaymentMethod changed(Change change, Instant at) {
    return with(
        change.shown() == null ? shown : change.shown(),
        change.billingAddress() == null ? billingAddress : change.billingAddress(),
        change.renamed() ? change.nickname() : nickname,
        change.preferred() == null ? preferred : change.preferred(),
        at);
  }

  private PaymentMethod with(
      Token.Method nowShown,
      BillingAddress address,
      @Nullable String name,
      boolean isPreferred,
      Instant at) {
    return new PaymentMethod(
        id,
        user,
        live,
        version + 1,
        nowShown,
        holderName,
        address,
        vault,
        name,
        isPreferred,
        savedBy,
        replaces,
        createdAt,
        at);
  }

  /** This method, which took in that one. */
  PaymentMethod replacing(PaymentMethod old, Token.Method nowShown, Instant at) {
    return new PaymentMethod(
        id,
        user,
        live,
        version + 1,
        nowShown,
        holderName,
        billingAddress,
        vault,
        nickname,
        preferred || old.preferred,
        savedBy,
        old.id,
        createdAt,
        at);
  }

  /** As a payment gave it that saves it without consent: nothing of what was known before. */
  PaymentMethod given(BillingAddress address, Saving saving, Instant at) {
    return new PaymentMethod(
        id, user, live, 0, shown, null, address, null, null, false, saving.savedBy(), null, at, at);
  }

  /** Whether only the time of its last change differs. */
  boolean isAs(PaymentMethod other) {
    return shown.equals(other.shown)
        && billingAddress.equals(other.billingAddress)
        && Objects.equals(nickname, other.nickname)
        && preferred == other.preferred;
  }

  @Override
  public String toString() {
    return "PaymentMethod[" + id + "]";
  }

  /** What a method is. */
  public enum Type {
    CARD,
    BANK_ACCOUNT,
    PROCESSOR_TOKEN;

    public static Type of(Token.Method method) {
      return switch (method) {
        case Token.Card _ -> CARD;
        case Token.BankAccount _ -> BANK_ACCOUNT;
        case Token.ProcessorToken _ -> PROCESSOR_TOKEN;
      };
    }
  }

  /**
   * What becomes of a method; null is what stays.
   *
   * @param renamed whether the nickname changes: it may go
   */
  record Change(
      Token.@Nullable Method shown,
      @Nullable BillingAddress billingAddress,
      boolean renamed,
      @Nullable String nickname,
      @Nullable Boolean preferred) {

    static final Change NONE = new Change(null, null, false, null, null);

    static Change of(Token.Method shown) {
      return new Change(shown, null, false, null, null);
    }
  }

  /**
   * A method with every consent that stands.
   *
   * @param consents one an organization
   */
  public record Shared(PaymentMethod method, List<Consent> consents) {

    public Shared {
      consents = List.copyOf(consents);
    }

    Optional<Consent> consentOf(UUID organization) {
      return consents.stream()
          .filter(consent -> consent.organization().equals(organization))
          .findFirst();
    }

    List<UUID> organizations() {
      return consents.stream().map(Consent::organization).toList();
    }
  }
}
