package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Capabilities.Abilities;
import dev.acquit.processor.Capabilities.Doubt;
import dev.acquit.processor.Decline;
import dev.acquit.processor.DeclineReason;
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
import dev.acquit.processor.http.ProcessorHttp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One merchant at CardPointe. What it cannot do is refused before any call. */
final class CardPointeAccount implements ProcessorAccount {

  private static final String DOLLARS = "USD";
  private static final Set<Operation> ON_CARDS = EnumSet.allOf(Operation.class);
  private static final Set<Operation> ON_BANKS =
      EnumSet.of(Operation.CHARGE, Operation.VOID, Operation.REFUND);
  private static final Abilities BANKS =
      new Abilities(ON_BANKS, Set.of(DOLLARS), false, false, true);

  private final ProcessorHttp http;
  private final Capabilities capabilities;
  private final CardPointeOperations operations;
  private final CardSecure tokens;
  private final CardPointeLookup lookups;
  private final CardPointeReports reports;

  CardPointeAccount(
      ProcessorHttp http,
      CardPointeSettings settings,
      CardPointeOperations operations,
      CardSecure tokens,
      CardPointeLookup lookups,
      CardPointeReports reports) {
    this.http = http;
    this.operations = operations;
    this.tokens = tokens;
    this.lookups = lookups;
    this.reports = reports;
    var cards = new Abilities(ON_CARDS, Set.of(settings.currency()), true, true, true);
    var doubt = new Doubt(ON_CARDS, settings.quietPeriod(), Duration.ZERO, true);
    this.capabilities =
        new Capabilities(Map.of(Rail.CARD, cards, Rail.ACH, BANKS), doubt, Set.of(), false, true)
            .only(settings.rails());
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
    if (why == null && instrument.rail() == Rail.ACH) {
      why = undebitable(call);
    }
    return why == null ? operations.open(call, operation) : rejected(why);
  }

  /** Why an account cannot be told, in a word; null where it can. */
  private static @Nullable String unreadable(Instrument instrument) {
    if (!(instrument instanceof Instrument.BankAccount bank) || bank.rail() != Rail.ACH) {
      return null;
    }
    if (!bank.bank().matches("[0-9]{9}")) {
      return "routing_number_invalid";
    }
    return bank.accountNumber().matches("[0-9]{1,19}") ? null : "account_number_invalid";
  }

  /** A debit needs a mandate and a name. */
  private static @Nullable String undebitable(Call.Charge call) {
    if (call.instrument() instanceof Instrument.BankAccount bank && bank.mandate() == null) {
      return "mandate_missing";
    }
    return AuthRequest.Holder.name(call) == null ? "holder_name_missing" : null;
  }

  @Override
  public Mono<Outcome> capture(Call.Capture call) {
    return change(
        Operation.CAPTURE, call.of(), call.amount(), true, () -> operations.capture(call));
  }

  /** The one operation that may name a charge by our reference alone. */
  @Override
  public Mono<Outcome> cancel(Call.Cancel call) {
    return change(Operation.VOID, call.of(), call.amount(), false, () -> operations.cancel(call));
  }

  @Override
  public Mono<Outcome> refund(Call.Refund call) {
    var rail = call.of().rail();
    var isPartial = call.amount().minor() < call.of().amount().minor();
    return isPartial && capabilities.can(rail) && !capabilities.on(rail).partialRefund()
        ? rejected("no_partial_refund_on_this_rail")
        : change(Operation.REFUND, call.of(), call.amount(), true, () -> operations.refund(call));
  }

  private Mono<Outcome> change(
      Operation operation,
      Call.Original of,
      Amount amount,
      boolean needsTheirs,
      Supplier<Mono<Outcome>> change) {
    var why = impossible(operation, of.rail(), amount);
    if (why == null && needsTheirs && of.processorReference() == null) {
      why = "charge_unknown";
    }
    return why == null ? change.get() : rejected(why);
  }

  /** Why it is not even asked for, in a word; null where it is. */
  private @Nullable String impossible(Operation operation, Rail rail, Amount amount) {
    var why = capabilities.refusal(operation, rail, amount.currency());
    if (why != null) {
      return why;
    }
    var isNothing = amount.minor() == 0;
    return Wire.amount(amount) == null || isNothing != (operation == Operation.VERIFY)
        ? "amount_not_payable"
        : null;
  }

  private static Mono<Outcome> rejected(String code) {
    return Mono.just(new Rejected(Rejection.INVALID, code));
  }

  @Override
  public Mono<Finding> lookup(Call.Lookup call) {
    return capabilities.can(call.rail())
        ? lookups.find(call)
        : Mono.just(new Unanswered("not_on_this_rail"));
  }

  /** CardPointe sends none: whatever comes is somebody else's. */
  @Override
  public Mono<Notice> readWebhook(Notice.Raw webhook) {
    return Mono.just(new Notice.Refused("no_webhooks"));
  }

  @Override
  public Flux<Notice.Genuine> poll(LocalDate day) {
    return reports.of(day);
  }

  @Override
  public void close() {
    http.close();
  }

  /** The gateway for each of the merchant's numbers, which may be the same one twice. */
  record Merchants(CardPointeCalls cards, CardPointeCalls banks) {

    CardPointeCalls on(Rail rail) {
      return rail == Rail.CARD ? cards : banks;
    }

    boolean areOne() {
      return cards.merchant().equals(banks.merchant());
    }

    /** Those of these rails, each once. */
    List<CardPointeCalls> of(Set<Rail> rails) {
      if (areOne() || !rails.contains(Rail.ACH)) {
        return List.of(cards);
      }
      return rails.contains(Rail.CARD) ? List.of(cards, banks) : List.of(banks);
    }
  }
}
