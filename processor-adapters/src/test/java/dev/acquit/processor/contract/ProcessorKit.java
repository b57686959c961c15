package dev.acquit.processor.contract;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Amount;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Processor;
import dev.acquit.processor.Rail;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An adapter's side of the contract: the adapter, and what its processor says on the wire. */
public interface ProcessorKit {

  Processor processor();

  /** All credentials that the adapter documents, each of them different and worth hiding. */
  Map<String, String> credentials();

  /** The ones without which no account can be opened. */
  List<String> requiredCredentials();

  /** The settings that the adapter needs beside its credentials. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /**
   * Answers to requests that an operation makes before the one that moves money, such as leaving a
   * card for a token: as far as they go, they succeed.
   */
  default List<Prelude> preludes() {
    return List.of();
  }

  /**
   * The processor did it, or took it to report on later. {@code processorReference} is the
   * processor's own of this operation.
   */
  WireAnswer approval(
      Operation operation, String reference, String processorReference, Amount amount);

  /** Operations whose answer can be a decline; the others are accepted, and reported later. */
  default Set<Operation> declinesAtOnce() {
    return EnumSet.allOf(Operation.class);
  }

  /** Operations whose answer says for how much. */
  default Set<Operation> tellsAmount() {
    return EnumSet.complementOf(EnumSet.of(Operation.VERIFY));
  }

  /** Where the processor takes the network's id of an earlier charge. */
  default boolean takesNetworkTransactionId() {
    return true;
  }

  /** The processor declined it, with a raw code of its own. */
  WireAnswer decline(Operation operation, String reference, Amount amount, String code);

  /** Raw codes and what they mean; at least five. */
  Map<String, DeclineReason> declines();

  /** A raw code that the processor's documentation does not know. */
  default String undocumentedCode() {
    return "9zz_unheard_of";
  }

  /**
   * Every 400, 409 and 422 (and 401, 403) that is documented to have done nothing, and what it
   * means.
   */
  List<Documented> rejections();

  /** The documented word that too much was asked, and nothing was done. */
  WireAnswer rateLimit();

  /** The header in which it says for how many seconds it wants to be left alone. */
  default String retryAfter() {
    return "Retry-After";
  }

  /** Whether the request tells the processor our reference, where the processor looks for it. */
  boolean carries(LoggedRequest request, String reference);

  /**
   * What of a request makes it the same when it is sent again: all of it, unless the processor
   * wants something to be another each time.
   */
  default String identity(LoggedRequest request) {
    return request.getMethod()
        + " "
        + request.getUrl()
        + "\n"
        + request.getHeaders()
        + request.getBodyAsString();
  }

  /** A lookup's answer that the processor knows nothing of the reference. */
  WireAnswer notFound();

  /** The same for one operation, where processors answer differently. */
  default WireAnswer notFound(Operation operation) {
    return notFound();
  }

  /** A lookup's answer for an operation that was approved. */
  WireAnswer found(Operation operation, String reference, String processorReference, Amount amount);

  /** A lookup's answer for an operation that was declined. */
  WireAnswer foundDeclined(Operation operation, String reference, Amount amount, String code);

  /** The answer to a card that was saved. */
  WireAnswer token(String token);

  /** What the adapter hands out for a token that the processor gave. */
  default String kept(String token) {
    return token;
  }

  /** The same on a rail, where what is kept with a token differs. */
  default String kept(Rail rail, String token) {
    return kept(token);
  }

  /** The answer to a card that was not saved. */
  WireAnswer tokenRefused(String code);

  /** Raw codes of cards that are not saved, where they are others than of declines. */
  default Map<String, DeclineReason> tokenRefusals() {
    return declines();
  }

  /** An event for each kind of fact that this processor tells, and that one fact in it. */
  List<Event> events();

  /** A well-formed event of a type that the documentation does not know. */
  Event unheardOfEvent();

  /** The body and the headers as they come, signed with each of the secrets. */
  Signed sign(String body, List<String> secrets, Instant at);

  /** Whether one webhook carries several signatures while a secret is being replaced. */
  default boolean signsTwice() {
    return false;
  }

  /** The parts of the first event's body that are signed; empty for all of it. */
  default List<String> signedParts() {
    return List.of();
  }

  /** What the processor wants to be answered. */
  default String acknowledgement() {
    return "";
  }

  /** The credential that holds the secret of events. */
  String webhookSecret();

  /** Whether the time of an event is signed, so that an old one can be told. */
  boolean signsTime();

  /** An answer and what it means. */
  record Documented(WireAnswer answer, Rejection rejection) {}

  /** An answer to every request whose path and query match a regular expression. */
  record Prelude(String url, WireAnswer answer) {}

  /** A webhook on the wire. */
  record Signed(String body, Map<String, List<String>> headers) {}

  /**
   * An event and what it means.
   *
   * @param kind of its only fact, any where it holds none
   * @param reference that its fact is about
   */
  record Event(String body, String id, Class<? extends Notice.Fact> kind, String reference) {}
}
