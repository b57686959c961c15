package dev.acquit.processor.acme;

import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Capabilities.Abilities;
import dev.acquit.processor.Capabilities.Doubt;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Unanswered;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized;
import dev.acquit.processor.http.ProcessorHttp;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** One account at Acme: charges and refunds of cards. */
final class AcmeAccount implements ProcessorAccount {

  private static final Set<Operation> OPERATIONS = EnumSet.of(Operation.CHARGE, Operation.REFUND);

  private static final Capabilities CAPABILITIES =
      new Capabilities(
          Map.of(Rail.CARD, new Abilities(OPERATIONS, Set.of("CAD", "USD"), false, true, false)),
          new Doubt(OPERATIONS, Duration.ofSeconds(30), Duration.ofHours(24), false),
          Set.of(),
          true,
          false);

  private final ProcessorHttp http;
  private final AcmeReplies replies;
  private final AcmeWebhooks webhooks;

  AcmeAccount(ProcessorHttp http, Decline.Table declines, AcmeWebhooks webhooks) {
    this.http = http;
    this.replies = new AcmeReplies(declines);
    this.webhooks = webhooks;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Mono<Tokenized> tokenize(Instrument instrument) {
    return instrument instanceof Instrument.Card card
        ? http.question(
            http.client().post().uri("/cards").bodyValue(AcmeCharge.Card.of(card)),
            replies::token,
            Tokenized.Unanswered::new)
        : Mono.just(
            new Tokenized.Refused(new Decline(DeclineReason.INVALID_TRANSACTION, "only_cards")));
  }

  @Override
  public Mono<Outcome> charge(Call.Charge call) {
    if (call.instrument().rail() != Rail.CARD) {
      return refused("only_cards");
    }
    var request = http.client().post().uri("/payments").bodyValue(AcmeCharge.of(call));
    return http.money(
        Operation.CHARGE,
        request,
        call.firstSend(),
        response -> replies.outcome(response, call.reference()));
  }

  /** The payer is back, with Acme's proof of it. */
  @Override
  public Mono<Outcome> resume(Call.Resume call) {
    var proof = call.returned().get("proof");
    if (proof == null) {
      return refused("no_proof");
    }
    var request =
        http.client()
            .post()
            .uri("/payments/{id}/proof", call.processorReference())
            .bodyValue(Map.of("ref", call.reference(), "proof", proof));
    return http.money(
        call.operation(),
        request,
        call.firstSend(),
        response -> replies.outcome(response, call.reference()));
  }

  @Override
  public Mono<Outcome> refund(Call.Refund call) {
    if (call.of().rail() != Rail.CARD) {
      return refused("only_cards");
    }
    var request =
        http.client()
            .post()
            .uri("/payments/{id}/refunds", call.of().known())
            .bodyValue(Map.of("ref", call.reference(), "cents", call.amount().minor()));
    return http.money(
        Operation.REFUND,
        request,
        call.firstSend(),
        response -> replies.outcome(response, call.reference()));
  }

  @Override
  public Mono<Finding> lookup(Call.Lookup call) {
    return OPERATIONS.contains(call.operation())
        ? http.question(
            http.client().get().uri("/operations/{ref}", call.reference()),
            response -> replies.finding(response, call.reference()),
            Unanswered::new)
        : Mono.just(new Unanswered("cannot_be_asked"));
  }

  @Override
  public Mono<Outcome> authorize(Call.Charge call) {
    return refused("not_at_acme");
  }

  @Override
  public Mono<Outcome> capture(Call.Capture call) {
    return refused("not_at_acme");
  }

  @Override
  public Mono<Outcome> cancel(Call.Cancel call) {
    return refused("not_at_acme");
  }

  private static Mono<Outcome> refused(String why) {
    return Mono.just(new Rejected(Rejection.INVALID, why));
  }

  @Override
  public Mono<Notice> readWebhook(Notice.Raw webhook) {
    return Mono.fromSupplier(() -> webhooks.read(webhook));
  }

  @Override
  public void close() {
    http.close();
  }
}
