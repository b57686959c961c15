package dev.acquit.processor.paysafe;

import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Capabilities.Abilities;
import dev.acquit.processor.Capabilities.Doubt;
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
import dev.acquit.processor.paysafe.PaysafeSettings.ThreeDs;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** One merchant at Paysafe. What it cannot do is refused before any call. */
final class PaysafeAccount implements ProcessorAccount {

  private static final Set<Operation> ALL = EnumSet.allOf(Operation.class);
  private static final Set<Operation> ON_BANKS =
      EnumSet.of(Operation.CHARGE, Operation.VOID, Operation.REFUND);
  private static final Map<Rail, Abilities> RAILS =
      Map.of(
          Rail.CARD,
          new Abilities(ALL, Set.of(), true, true, true),
          Rail.ACH,
          new Abilities(ON_BANKS, Set.of("USD"), false, true, true),
          Rail.EFT,
          new Abilities(ON_BANKS, Set.of("CAD"), false, true, true));

  private final ProcessorHttp http;
  private final Capabilities capabilities;
  private final PaysafeCharge charges;
  private final PaysafeChange changes;
  private final PaysafeTokens tokens;
  private final PaysafeLookup lookups;
  private final PaysafeWebhooks webhooks;

  PaysafeAccount(
      ProcessorHttp http,
      PaysafeSettings settings,
      PaysafeCharge charges,
      PaysafeChange changes,
      PaysafeTokens tokens,
      PaysafeLookup lookups,
      PaysafeWebhooks webhooks) {
    this.http = http;
    this.charges = charges;
    this.changes = changes;
    this.tokens = tokens;
    this.lookups = lookups;
    this.webhooks = webhooks;
    // a reference is taken once: a repeat is refused as a duplicate, not answered as the first was
    var doubt = new Doubt(ALL, settings.quietPeriod(), Duration.ZERO, false);
    var asksPayer = settings.threeDs() != ThreeDs.NEVER;
    this.capabilities =
        new Capabilities(RAILS, doubt, Set.of(), asksPayer, false).only(settings.rails());
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Mono<Tokenized> tokenize(Instrument instrument) {
    if (instrument instanceof ProcessorToken) {
      return Mono.just(PaysafeTokens.refused("token_already"));
    }
    return capabilities.can(instrument.rail())
        ? tokens.save(instrument)
        : Mono.just(PaysafeTokens.refused("not_on_this_rail"));
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

  private Mono<Outcome> open(Call.Charge call, Operation operation) {
    var rail = call.instrument().rail();
    return capabilities.on(rail).takes(call.amount().currency())
        ? where(rail, operation, () -> charges.open(call, operation))
        : rejected("currency_not_on_this_rail");
  }

  @Override
  public Mono<Outcome> resume(Call.Resume call) {
    return where(Rail.CARD, call.operation(), () -> charges.resume(call));
  }

  @Override
  public Mono<Outcome> capture(Call.Capture call) {
    return where(call.of().rail(), Operation.CAPTURE, () -> changes.capture(call));
  }

  @Override
  public Mono<Outcome> cancel(Call.Cancel call) {
    return where(call.of().rail(), Operation.VOID, () -> changes.cancel(call));
  }

  @Override
  public Mono<Outcome> refund(Call.Refund call) {
    return where(call.of().rail(), Operation.REFUND, () -> changes.refund(call));
  }

  private Mono<Outcome> where(Rail rail, Operation operation, Supplier<Mono<Outcome>> can) {
    return capabilities.on(rail).can(operation) ? can.get() : rejected("not_on_this_rail");
  }

  private static Mono<Outcome> rejected(String code) {
    return Mono.just(new Rejected(Rejection.INVALID, code));
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
  public void close() {
    http.close();
  }
}
