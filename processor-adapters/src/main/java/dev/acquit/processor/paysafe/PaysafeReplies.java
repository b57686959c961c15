package dev.acquit.processor.paysafe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.http.ProcessorHttp;
import dev.acquit.processor.paysafe.Transaction.Asked;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

/**
 * What an HTTP answer of Paysafe's means. A decline is HTTP 402 with the payment in the body; below
 * 500, and save for 401, 403 and 429, the error's code alone decides.
 *
 * @param cleared statuses of a settlement which mean that a debit has cleared
 */
record PaysafeReplies(PaysafeCodes codes, Set<String> cleared) {

  private static final int PAYMENT_REQUIRED = 402;

  Asked asked(Call call, Operation operation, Rail rail, Amount amount) {
    return new Asked(call.reference(), operation, rail, amount, cleared);
  }

  /** The outcome of an operation. */
  Mono<Outcome> read(ClientResponse response, Asked asked) {
    return read(response, asked.rail(), transaction -> transaction.outcome(asked, codes));
  }

  /**
   * The outcome of an operation.
   *
   * @param means what the transaction says that came back
   */
  Mono<Outcome> read(ClientResponse response, Rail rail, Function<Transaction, Outcome> means) {
    return switch (response.statusCode().value()) {
      case 200, 201 -> response.bodyToMono(Transaction.class).map(means);
      default -> refused(response, rail);
    };
  }

  /** What an answer means that is not what was asked for. */
  Mono<Outcome> refused(ClientResponse response, Rail rail) {
    var status = response.statusCode().value();
    return switch (status) {
      case 400, PAYMENT_REQUIRED, 404, 409, 422 ->
          response.bodyToMono(Transaction.class).map(told -> judged(told, status, rail));
      case 401, 403 -> misconfigured(response, status);
      // nothing was done
      case 429 -> ProcessorHttp.throttled(response, HttpHeaders.RETRY_AFTER);
      default -> response.releaseBody().thenReturn(new Unknown("http_" + status));
    };
  }

  /** Turned away at the door, whatever the body holds; its code is kept where it is known. */
  private Mono<Outcome> misconfigured(ClientResponse response, int status) {
    return response
        .bodyToMono(Transaction.class)
        .onErrorComplete()
        .mapNotNull(Transaction::errorCode)
        .filter(codes.rejections()::containsKey)
        .defaultIfEmpty("http_" + status)
        .map(code -> new Rejected(Rejection.CONFIG, code));
  }

  /** Only a documented code says what was refused, unless it is refused as a decline. */
  private Outcome judged(Transaction told, int status, Rail rail) {
    var code = told.errorCode();
    var isDeclined = status == PAYMENT_REQUIRED;
    if (code == null) {
      return isDeclined && "FAILED".equals(told.status())
          ? new Declined(told.id(), told.decline(rail, "FAILED", codes))
          : new Unknown("http_" + status, told.id());
    }
    var rejection = codes.rejection(code);
    if (rejection != null) {
      return new Rejected(rejection, code);
    }
    return !PaysafeCodes.isOpen(code) && (isDeclined || codes.isDecline(code))
        ? new Declined(told.id(), told.decline(rail, code, codes))
        : new Unknown("http_" + status, told.id());
  }
}
