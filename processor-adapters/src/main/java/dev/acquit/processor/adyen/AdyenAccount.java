package dev.acquit.processor.adyen;

import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Capabilities.Abilities;
import dev.acquit.processor.Capabilities.Doubt;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Finding.Unanswered;
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
import dev.acquit.processor.adyen.AdyenSettings.ThreeDs;
import dev.acquit.processor.http.ProcessorHttp;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** One merchant account at Adyen. What it cannot do is refused before any call. */
final class AdyenAccount implements ProcessorAccount {

  private static final Set<Operation> ON_CARDS = EnumSet.allOf(Operation.class);

  /** A debit can be voided while nothing is known of it; that it can still be is not promised. */
  private static final Set<Operation> ON_BANKS =
      EnumSet.of(Operation.CHARGE, Operation.VOID, Operation.REFUND);

  private static final Map<Rail, Abilities> RAILS =
      Map.of(
          Rail.CARD,
          new Abilities(ON_CARDS, Set.of(), true, true, true),
          Rail.ACH,
          new Abilities(ON_BANKS, Set.of("USD"), false, true, false),
          Rail.EFT,
          new Abilities(ON_BANKS, Set.of("CAD"), false, true, false));
  private static final Set<Operation> REPORTED_LATER =
      EnumSet.of(Operation.CAPTURE, Operation.VOID, Operation.REFUND);

  /** Nothing can be asked about; this only has to be more than nothing. */
  private static final Duration QUIET = Duration.ofMinutes(5);

  private final ProcessorHttp http;
  private final Capabilities capabilities;
  private final AdyenCharge charges;
  private final AdyenChange changes;
  private final AdyenTokens tokens;
  private final AdyenWebhooks webhooks;

  AdyenAccount(
      ProcessorHttp http,
      AdyenSettings settings,
      AdyenCharge charges,
      AdyenChange changes,
      AdyenTokens tokens,
      AdyenWebhooks webhooks) {
    this.http = http;
    this.charges = charges;
    this.changes = changes;
    this.tokens = tokens;
    this.webhooks = webhooks;
    var doubt = new Doubt(Set.of(), QUIET, settings.replay(), true);
    var asksPayer = settings.threeDs() == ThreeDs.REDIRECT;
    this.capabilities =
        new Capabilities(RAILS, doubt, REPORTED_LATER, asksPayer, false).only(settings.rails());
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Mono<Tokenized> tokenize(Instrument instrument) {
    if (instrument instanceof ProcessorToken) {
      return Mono.just(AdyenTokens.refused("token_already"));
    }
    return capabilities.can(instrument.rail())
        ? tokens.save(instrument)
        : Mono.just(AdyenTokens.refused("not_on_this_rail"));
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

  /** Adyen cannot be asked. */
  @Override
  public Mono<Finding> lookup(Call.Lookup call) {
    return Mono.just(new Unanswered("no_lookup"));
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
