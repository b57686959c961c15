package dev.acquit.processor.simulator;

import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Capabilities.Abilities;
import dev.acquit.processor.Capabilities.Doubt;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import dev.acquit.processor.Tokenized;
import dev.acquit.processor.http.ProcessorHttp;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** One account at the simulator: every operation on cards, charges and refunds of bank debits. */
final class SimulatorAccount implements ProcessorAccount {

  private static final Set<Operation> ON_CARDS = EnumSet.allOf(Operation.class);
  private static final Set<Operation> ON_BANKS = EnumSet.of(Operation.CHARGE, Operation.REFUND);

  private static final Capabilities CAPABILITIES =
      new Capabilities(
          Map.of(
              Rail.CARD,
              new Abilities(ON_CARDS, Set.of(), true, true, true),
              Rail.ACH,
              new Abilities(ON_BANKS, Set.of("USD"), false, true, false),
              Rail.EFT,
              new Abilities(ON_BANKS, Set.of("CAD", "USD"), false, true, false)),
          new Doubt(ON_CARDS, Duration.ofSeconds(5), Duration.ZERO, false),
          Set.of(),
          true,
          false,
          Set.of(Rail.ACH, Rail.EFT));

  private final ProcessorHttp http;
  private final SimulatorCharge charges;
  private final SimulatorChange changes;
  private final SimulatorTokens tokens;
  private final SimulatorLookup lookups;
  private final SimulatorWebhooks webhooks;
  private final SimulatorEndpoints endpoints;

  SimulatorAccount(ProcessorHttp http, Codes codes, List<String> webhookSecrets) {
    this.http = http;
    var replies = new SimulatorReplies(codes);
    this.charges = new SimulatorCharge(http, replies);
    this.changes = new SimulatorChange(http, replies);
    this.tokens = new SimulatorTokens(http, codes);
    this.lookups = new SimulatorLookup(http, codes);
    this.webhooks = new SimulatorWebhooks(webhookSecrets, codes);
    this.endpoints = new SimulatorEndpoints(http, webhookSecrets);
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Mono<Tokenized> tokenize(Instrument instrument) {
    return instrument instanceof ProcessorToken
        ? Mono.just(
            new Tokenized.Refused(new Decline(DeclineReason.INVALID_TRANSACTION, "token_already")))
        : tokens.save(instrument);
  }

  @Override
  public Mono<Outcome> charge(Call.Charge call) {
    return open(call, Operation.CHARGE);
  }

  @Override
  public Mono<Outcome> authorize(Call.Charge call) {
    return open(call, Operation.AUTHORIZE);
  }

  @Override
  public Mono<Outcome> verify(Call.Charge call) {
    return open(call, Operation.VERIFY);
  }

  /** A bank debit leaves at once: there is nothing to hold. */
  private Mono<Outcome> open(Call.Charge call, Operation operation) {
    return CAPABILITIES.on(call.instrument().rail()).can(operation)
        ? charges.open(call, operation)
        : Mono.just(new Rejected(Rejection.INVALID, "not_on_this_rail"));
  }

  @Override
  public Mono<Outcome> capture(Call.Capture call) {
    return changes.capture(call);
  }

  @Override
  public Mono<Outcome> cancel(Call.Cancel call) {
    return changes.cancel(call);
  }

  @Override
  public Mono<Outcome> resume(Call.Resume call) {
    return charges.validate(call);
  }

  @Override
  public Mono<Outcome> refund(Call.Refund call) {
    return changes.refund(call);
  }

  @Override
  public Mono<Finding> lookup(Call.Lookup call) {
    return lookups.find(call);
  }

  @Override
  public Mono<Notice> readWebhook(Notice.Raw webhook) {
    return Mono.fromSupplier(() -> webhooks.read(webhook));
  }

  @Override
  public Mono<Void> subscribe(URI url) {
    return endpoints.add(url);
  }

  @Override
  public void close() {
    http.close();
  }
}
