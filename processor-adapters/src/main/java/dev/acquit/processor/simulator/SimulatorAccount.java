package dev.acquit.processor.simulator;

import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Finding;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One account at the simulator: every operation, on cards. */
final class SimulatorAccount implements ProcessorAccount {

  private static final String UNSUPPORTED = "rail_not_supported";
  private static final Capabilities CAPABILITIES =
      new Capabilities(
          Set.of(Rail.CARD),
          EnumSet.allOf(Operation.class),
          true,
          true,
          true,
          false,
          Duration.ofSeconds(5));

  private final SimulatorCharge charges;
  private final SimulatorChange changes;
  private final SimulatorTokens tokens;
  private final SimulatorLookup lookups;
  private final SimulatorWebhooks webhooks;

  SimulatorAccount(ProcessorHttp http, Decline.Table declines, @Nullable String webhookSecret) {
    var replies = new SimulatorReplies(declines);
    this.charges = new SimulatorCharge(http, replies);
    this.changes = new SimulatorChange(http, replies);
    this.tokens = new SimulatorTokens(http, declines);
    this.lookups = new SimulatorLookup(http, declines);
    this.webhooks = new SimulatorWebhooks(webhookSecret, declines);
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Mono<Tokenized> tokenize(Instrument instrument) {
    return instrument instanceof Instrument.Card card
        ? tokens.save(card)
        : Mono.just(
            new Tokenized.Refused(new Decline(DeclineReason.CARD_NOT_SUPPORTED, UNSUPPORTED)));
  }

  @Override
  public Mono<Outcome> charge(Call.Charge call) {
    return open(call, true);
  }

  @Override
  public Mono<Outcome> authorize(Call.Charge call) {
    return open(call, false);
  }

  private Mono<Outcome> open(Call.Charge call, boolean capture) {
    return CAPABILITIES.can(call.instrument().rail())
        ? charges.open(call, capture)
        : Mono.just(new Rejected(Rejection.INVALID, UNSUPPORTED));
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
}
