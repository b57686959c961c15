package dev.acquit.processor.stripe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Capabilities.Abilities;
import dev.acquit.processor.Capabilities.Doubt;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.BankAccount;
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
import dev.acquit.processor.stripe.StripeProcessor.Settings;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One account at Stripe: every operation on cards; charges, refunds and the calling off of what was
 * not yet sent on bank debits.
 */
final class StripeAccount implements ProcessorAccount {

  private static final Set<Operation> ON_CARDS = EnumSet.allOf(Operation.class);
  private static final Set<Operation> ON_BANKS =
      EnumSet.of(Operation.CHARGE, Operation.VOID, Operation.REFUND);

  /** SetupIntents have no search. */
  private static final Set<Operation> LOOKUPS = EnumSet.complementOf(EnumSet.of(Operation.VERIFY));

  private static final Map<Rail, Abilities> RAILS =
      Map.of(
          Rail.CARD,
          new Abilities(ON_CARDS, Set.of(), true, true, false),
          Rail.ACH,
          new Abilities(ON_BANKS, Set.of("USD"), false, true, false),
          Rail.EFT,
          new Abilities(ON_BANKS, Set.of("CAD", "USD"), false, true, false));

  private final ProcessorHttp http;
  private final Capabilities capabilities;
  private final StripeOperations operations;
  private final PaymentMethods tokens;
  private final StripeLookup lookups;
  private final StripeWebhooks webhooks;
  private final StripePayouts payouts;

  StripeAccount(ProcessorHttp http, Codes codes, Settings settings, StripeWebhooks webhooks) {
    this.http = http;
    var doubt = new Doubt(LOOKUPS, settings.quietPeriod(), settings.replayWindow(), false);
    var replies = new StripeReplies(codes);
    var outcomes = new Outcomes(codes, settings.actionWindow());
    this.capabilities = new Capabilities(RAILS, doubt, Set.of(), true, true).only(settings.rails());
    this.operations = new StripeOperations(http, replies, outcomes, new ChargeForm(settings));
    this.tokens = new PaymentMethods(http, replies, settings.makesCustomers());
    this.lookups = new StripeLookup(http, outcomes);
    this.webhooks = webhooks;
    this.payouts = new StripePayouts(http);
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Mono<Tokenized> tokenize(Instrument instrument) {
    var why = instrument instanceof ProcessorToken ? "token_already" : unreadable(instrument);
    if (why == null && !capabilities.can(instrument.rail())) {
      why = "not_on_this_rail";
    }
    return why == null
        ? tokens.save(instrument)
        : Mono.just(new Tokenized.Refused(new Decline(DeclineReason.INVALID_TRANSACTION, why)));
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
    var instrument = call.instrument();
    var why = impossible(operation, instrument.rail(), call.amount());
    if (why == null) {
      why = unreadable(instrument);
    }
    if (why == null && instrument instanceof BankAccount bank && bank.mandate() == null) {
      why = "mandate_missing";
    }
    return why == null ? operations.open(call, operation) : refused(why);
  }

  @Override
  public Mono<Outcome> resume(Call.Resume call) {
    return operations.resume(call);
  }

  @Override
  public Mono<Outcome> capture(Call.Capture call) {
    return change(Operation.CAPTURE, call.of(), call.amount(), () -> operations.capture(call));
  }

  @Override
  public Mono<Outcome> cancel(Call.Cancel call) {
    return change(Operation.VOID, call.of(), call.amount(), () -> operations.cancel(call));
  }

  @Override
  public Mono<Outcome> refund(Call.Refund call) {
    return change(Operation.REFUND, call.of(), call.amount(), () -> operations.refund(call));
  }

  private Mono<Outcome> change(
      Operation operation, Call.Original of, Amount amount, Supplier<Mono<Outcome>> change) {
    var why = impossible(operation, of.rail(), amount);
    if (why == null && of.processorReference() == null) {
      why = "charge_unknown";
    }
    return why == null ? change.get() : refused(why);
  }

  /** Why it is not even asked for, in a word; null where it is. */
  private @Nullable String impossible(Operation operation, Rail rail, Amount amount) {
    var why = capabilities.refusal(operation, rail, amount.currency());
    if (why != null) {
      return why;
    }
    return StripeMoney.canWrite(amount) ? null : "amount_not_payable";
  }

  /** A Canadian account is told by its institution and its transit. */
  private static @Nullable String unreadable(Instrument instrument) {
    return instrument instanceof BankAccount bank
            && bank.rail() == Rail.EFT
            && !bank.bank().matches("[0-9]+-[0-9]+")
        ? "transit_missing"
        : null;
  }

  private static Mono<Outcome> refused(String why) {
    return Mono.just(new Rejected(Rejection.INVALID, why));
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
  public Flux<Notice.Genuine> poll(LocalDate day) {
    return payouts.arrivedOn(day);
  }

  @Override
  public void close() {
    http.close();
  }
}
