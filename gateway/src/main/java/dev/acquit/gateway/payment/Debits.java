package dev.acquit.gateway.payment;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.mandate.Allowances;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.Mandate.Payor;
import dev.acquit.gateway.mandate.MandateEvents;
import dev.acquit.gateway.mandate.MandateService;
import dev.acquit.gateway.mandate.NewMandate;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.gateway.token.Token;
import dev.acquit.gateway.token.Token.Chargeable;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.HolderType;
import dev.acquit.processor.Instrument.Mandate.Kind;
import dev.acquit.processor.Instrument.Mandate.Use;
import dev.acquit.processor.Rail;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a bank debit needs beside an account: a mandate, and a currency that its rail carries. */
@Component
class Debits {

  private static final Map<Rail, List<String>> CURRENCIES =
      Map.of(Rail.ACH, List.of("USD"), Rail.EFT, List.of("CAD", "USD"));

  private final MandateService mandates;
  private final Allowances allowances;
  private final MandateEvents tellings;
  private final Clock clock;

  Debits(MandateService mandates, Allowances allowances, MandateEvents tellings, Clock clock) {
    this.mandates = mandates;
    this.allowances = allowances;
    this.tellings = tellings;
    this.clock = clock;
  }

  /** What pays, with what allows it; a {@link Problem} where a debit may not be. */
  Mono<Mandated> checked(Caller caller, ChargeRequest request, Chargeable source) {
    var rail = source.method().rail();
    refuseMisfits(request, rail);
    if (rail == Rail.CARD) {
      return Mono.just(new Mandated(source, null, false, null));
    }
    var given = request.mandate();
    var mandate = given == null ? source.mandate() : given(caller, given, source);
    if (mandate == null) {
      throw Problem.of(ProblemCode.MANDATE_REQUIRED);
    }
    refuseUnasked(mandate, request.initiator());
    return allowances
        .of(mandate, request.money(), request.initiator())
        .map(allowed -> new Mandated(source, mandate, given != null, allowed.notice()));
  }

  private Mandate given(Caller caller, NewMandate given, Chargeable source) {
    var known = source.mandate();
    var account = source.method() instanceof Token.BankAccount bank ? bank : null;
    var business = account != null && account.holderType() == HolderType.COMPANY;
    var payor =
        known != null
            ? known.payor()
            : account == null
                ? Payor.UNKNOWN
                : new Payor(source.holderName(), account.accountType(), account.last4(), null);
    return mandates.given(
        caller,
        given,
        source.method().rail(),
        business ? Kind.BUSINESS : Kind.PERSONAL,
        payor,
        clock.instant());
  }

  private static void refuseUnasked(Mandate mandate, Initiator initiator) {
    if (mandate.use() == Use.SPORADIC && initiator == Initiator.MERCHANT) {
      throw Problem.fields(
          List.of(
              new FieldError(
                  "/initiator",
                  "not_supported",
                  "A sporadic mandate needs the payer's word for each debit")));
    }
  }

  private static void refuseMisfits(ChargeRequest request, Rail rail) {
    var errors = new ArrayList<FieldError>();
    var given = request.mandate();
    if (rail == Rail.CARD && given != null) {
      errors.add(new FieldError("/mandate", "not_supported", "A card needs no mandate"));
    }
    var currencies = CURRENCIES.get(rail);
    if (currencies != null && !currencies.contains(request.money().currency())) {
      errors.add(
          new FieldError(
              "/currency",
              "currency_not_supported",
              "This account is debited in " + String.join(" or ", currencies)));
    }
    if (rail != Rail.CARD) {
      refuseCardsOnly(request, errors);
      errors.addAll(given == null ? List.of() : given.misfits(rail));
    }
    if (!errors.isEmpty()) {
      throw Problem.fields(errors);
    }
  }

  private static void refuseCardsOnly(ChargeRequest request, List<FieldError> errors) {
    if (request.capture() == CaptureMode.MANUAL) {
      errors.add(
          new FieldError("/capture", "not_supported", "A bank debit cannot be held for later"));
    }
    if (request.money().minor() == 0) {
      errors.add(new FieldError("/verify", "not_supported", "Only cards are verified"));
    }
  }

  /** What a debit's first commit records of its mandate; null where a card is charged. */
  Payments.@Nullable Debit debit(Mandated mandated, Instant at) {
    var mandate = mandated.mandate;
    if (mandate == null) {
      return null;
    }
    var after = mandate.used(at);
    return new Payments.Debit(
        after,
        mandated.isNew,
        mandated.notice,
        mandated.isNew ? tellings.created(mandate) : null,
        after.isEnded() ? tellings.ended(after) : null);
  }

  /**
   * What is charged, and what allows to debit it.
   *
   * @param isNew whether the mandate came with the payment
   * @param notice which this debit uses up
   */
  record Mandated(
      Chargeable source, @Nullable Mandate mandate, boolean isNew, @Nullable UUID notice) {

    /** The account as a processor is told of it. */
    Instrument.BankAccount allowing(Instrument.BankAccount account) {
      var told = told();
      return told == null ? account : account.under(told);
    }

    /** The same of one that the processor keeps. */
    Instrument.ProcessorToken allowing(Instrument.ProcessorToken theirs) {
      return new Instrument.ProcessorToken(theirs.token(), theirs.rail(), told());
    }

    private Instrument.@Nullable Mandate told() {
      return mandate == null
          ? null
          : new Instrument.Mandate(
              IdKind.MANDATE.format(mandate.id()),
              mandate.kind(),
              mandate.use(),
              mandate.agreement().entryClass(),
              mandate.agreement().acceptedAt(),
              mandate.agreement().ip());
    }
  }
}
