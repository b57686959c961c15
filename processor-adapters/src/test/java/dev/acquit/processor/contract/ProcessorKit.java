package dev.acquit.processor.contract;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.acquit.processor.Amount;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Processor;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An adapter's side of the contract: the adapter, and what its processor says on the wire. */
public interface ProcessorKit {

  Processor processor();

  /** All credentials that the adapter documents, each of them different and worth hiding. */
  Map<String, String> credentials();

  /** The ones without which no account can be opened. */
  List<String> requiredCredentials();

  /** The processor did it. {@code processorReference} is the processor's own of this operation. */
  WireAnswer approval(
      Operation operation, String reference, String processorReference, Amount amount);

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

  /** Whether the request tells the processor our reference, where the processor looks for it. */
  boolean carries(LoggedRequest request, String reference);

  /** A lookup's answer that the processor knows nothing of the reference. */
  WireAnswer notFound();

  /** A lookup's answer for an operation that was approved. */
  WireAnswer found(Operation operation, String reference, String processorReference, Amount amount);

  /** A lookup's answer for an operation that was declined. */
  WireAnswer foundDeclined(Operation operation, String reference, Amount amount, String code);

  /** The answer to a card that was saved. */
  WireAnswer token(String token);

  /** The answer to a card that was not saved. */
  WireAnswer tokenRefused(String code);

  /** An event for each kind of fact that this processor tells, and that one fact in it. */
  List<Event> events();

  /** A well-formed event of a type that the documentation does not know. */
  Event unheardOfEvent();

  /** The headers that prove a body's origin to whoever has one of the secrets. */
  Map<String, List<String>> sign(byte[] body, List<String> secrets, Instant at);

  /** The credential that holds the secret of events. */
  String webhookSecret();

  /** Whether the time of an event is signed, so that an old one can be told. */
  boolean signsTime();

  /** An answer and what it means. */
  record Documented(WireAnswer answer, Rejection rejection) {}

  /**
   * An event and what it means.
   *
   * @param kind of its only fact, any where it holds none
   * @param reference that its fact is about
   */
  record Event(String body, String id, Class<? extends Notice.Fact> kind, String reference) {}
}
