package dev.acquit.processor.cardpointe;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.AccountType;
import dev.acquit.processor.Tokenized;
import dev.acquit.processor.Tokenized.Refused;
import dev.acquit.processor.Tokenized.Token;
import dev.acquit.processor.Tokenized.Unanswered;
import dev.acquit.processor.http.ProcessorHttp;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Leaves a card or a bank account with CardSecure, the store of tokens on the same site. It asks
 * for no credentials, so it is sent none.
 */
final class CardSecure {

  private static final String TOKENIZE = "/cardsecure/api/v1/ccn/tokenize";

  private final ProcessorHttp http;
  private final CardPointeCodes codes;

  CardSecure(ProcessorHttp http, CardPointeCodes codes) {
    this.http = http;
    this.codes = codes;
  }

  Mono<Tokenized> save(Instrument instrument) {
    var more = Kept.more(instrument);
    return http.question(
        http.client().post().uri(TOKENIZE).bodyValue(Body.of(instrument)),
        response -> read(response, more),
        Unanswered::new);
  }

  private Mono<Tokenized> read(ClientResponse response, String more) {
    var status = response.statusCode().value();
    return status == 200
        ? response.bodyToMono(JsonNode.class).map(answer -> read(answer, more))
        : response.releaseBody().thenReturn(new Unanswered("http_" + status));
  }

  private Tokenized read(JsonNode answer, String more) {
    var error = CardPointeAnswer.text(answer, "errorcode");
    if (error == null || !error.matches("[0-9]{1,4}")) {
      return new Unanswered(CardPointeAnswer.UNREADABLE);
    }
    var code = Integer.parseInt(error);
    if (code != 0) {
      return refused(String.format(Locale.ROOT, "CS.%04d", code));
    }
    var token = CardPointeAnswer.text(answer, "token");
    return token == null
        ? new Unanswered(CardPointeAnswer.UNREADABLE)
        : new Token(Kept.of(token, more));
  }

  /** A fault of the store says nothing of the account. */
  private Tokenized refused(String code) {
    var decline = codes.declines().of(code);
    return decline.reason() == DeclineReason.SYSTEM_ERROR
        ? new Unanswered(code.toLowerCase(Locale.ROOT))
        : new Refused(decline);
  }

  /** What is left with it. The security code is kept until the first charge. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Body(String account, @Nullable String expiry, @Nullable String cvv) {

    static Body of(Instrument instrument) {
      return switch (instrument) {
        case Instrument.Card card ->
            new Body(card.number(), Kept.expiry(card), card.securityCode());
        case Instrument.BankAccount bank ->
            new Body(bank.bank() + "/" + bank.accountNumber(), null, null);
        case Instrument.ProcessorToken(var token, _, _) ->
            new Body(Kept.of(token).id(), null, null);
      };
    }

    @Override
    public String toString() {
      return "Body[****]";
    }
  }

  /**
   * A token as we keep it: {@code token/1227} or {@code token/ECHK}, since CardPointe wants to hear
   * with each charge when a card expires and of what kind an account is.
   *
   * @param more empty where only the token is known, such as of one from a browser
   */
  record Kept(String id, String more) {

    private static final String CHECKING = "ECHK";
    private static final String SAVINGS = "ESAV";

    static Kept of(String token) {
      var parts = token.split("/", 2);
      return new Kept(parts[0], parts.length == 2 ? parts[1] : "");
    }

    static String of(String token, String more) {
      return more.isEmpty() ? token : token + "/" + more;
    }

    static String more(Instrument instrument) {
      return switch (instrument) {
        case Instrument.Card card -> expiry(card);
        case Instrument.BankAccount bank -> accountType(bank);
        case Instrument.ProcessorToken _ -> "";
      };
    }

    /** Month and year, two digits each. */
    static String expiry(Instrument.Card card) {
      return String.format(Locale.ROOT, "%02d%02d", card.expMonth(), card.expYear() % 100);
    }

    static String accountType(Instrument.BankAccount bank) {
      return bank.accountType() == AccountType.SAVINGS ? SAVINGS : CHECKING;
    }

    @Nullable String expiry() {
      return more.matches("[0-9]{4}") ? more : null;
    }

    /** A checking account where nothing else is known. */
    String accountType() {
      return more.equals(SAVINGS) ? SAVINGS : CHECKING;
    }

    @Override
    public String toString() {
      return "Kept[****]";
    }
  }
}
