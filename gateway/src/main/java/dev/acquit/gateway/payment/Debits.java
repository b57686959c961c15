package dev.acquit.gateway.payment;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.Problem.FieldError;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.gateway.token.Mandate;
import dev.acquit.gateway.token.Token.Chargeable;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.Mandate.Use;
import dev.acquit.processor.Rail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a bank debit needs beside an account: a mandate, and a currency that its rail carries. */
final class Debits {

  private static final Map<Rail, List<String>> CURRENCIES =
      Map.of(Rail.ACH, List.of("USD"), Rail.EFT, List.of("CAD", "USD"));

  private Debits() {}

  /** What pays, with the mandate that allows it; a {@link Problem} where a debit may not be. */
  static Mandated checked(ChargeRequest request, Chargeable source) {
    var rail = source.method().rail();
    refuseMisfits(request, rail);
    if (rail == Rail.CARD) {
      return new Mandated(source, null);
    }
    var mandate = request.mandate() == null ? source.mandate() : request.mandate();
    if (mandate == null) {
      throw Problem.of(ProblemCode.MANDATE_REQUIRED);
    }
    if (!mandate.isActive()) {
      throw Problem.of(ProblemCode.MANDATE_ENDED);
    }
    if (mandate.use() == Use.SPORADIC && request.initiator() == Initiator.MERCHANT) {
      throw Problem.fields(
          List.of(
              new FieldError(
                  "/initiator",
                  "not_supported",
                  "A sporadic mandate needs the payer's word for each debit")));
    }
    return new Mandated(source, mandate);
  }

  private static void refuseMisfits(ChargeRequest request, Rail rail) {
    var errors = new ArrayList<FieldError>();
    if (rail == Rail.CARD && request.mandate() != null) {
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
    if (rail != Rail.CARD && request.capture() == CaptureMode.MANUAL) {
      errors.add(
          new FieldError("/capture", "not_supported", "A bank debit cannot be held for later"));
    }
    if (rail != Rail.CARD && request.money().minor() == 0) {
      errors.add(new FieldError("/verify", "not_supported", "Only cards are verified"));
    }
    if (!errors.isEmpty()) {
      throw Problem.fields(errors);
    }
  }

  /** What is charged, and what allows to debit it. */
  record Mandated(Chargeable source, @Nullable Mandate mandate) {

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
              mandate.acceptedAt(),
              mandate.ip());
    }
  }
}
