package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.acquirer.Answer.Declined;
import dev.acquit.simulator.acquirer.Answer.Done;
import dev.acquit.simulator.acquirer.Answer.Refusal;
import dev.acquit.simulator.acquirer.Answer.Refused;
import dev.acquit.simulator.acquirer.Command.Open;
import dev.acquit.simulator.acquirer.Command.Source;
import dev.acquit.simulator.bank.BankAccount;
import dev.acquit.simulator.bank.Rail;
import dev.acquit.simulator.bank.TestBank;
import dev.acquit.simulator.bank.TestBank.Validation;
import dev.acquit.simulator.books.Books;
import dev.acquit.simulator.books.Entry;
import dev.acquit.simulator.books.Ids;
import dev.acquit.simulator.books.SavedMethod;
import dev.acquit.simulator.card.Card;
import dev.acquit.simulator.ledger.Operation;
import dev.acquit.simulator.ledger.Operation.Result;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Opens charges, and keeps what is charged for later. */
final class Openings {

  private static final String NOT_VALIDATED = "account_not_validated";

  private final Books books;

  Openings(Books books) {
    this.books = books;
  }

  /**
   * Charges or authorizes.
   *
   * @param half whether a card is approved for half of it only
   */
  Answer<Operation> open(Open open, boolean half) {
    var decision = decide(open);
    if (decision == null) {
      return new Refused<>(Refusal.INVALID_REQUEST, "No such token");
    }
    var rail = decision.method().rail();
    if (rail == null) {
      return record(open, decision, decision.declineCode() == null, half);
    }
    var refusal = refuses(Rail.of(rail), open);
    return refusal == null
        ? debit(open, decision)
        : new Refused<>(Refusal.INVALID_REQUEST, refusal);
  }

  private Answer<Operation> debit(Open open, Issuer.Decision decision) {
    return switch (validation(open)) {
      case GOOD -> record(open, decision, Result.PENDING, open.amount());
      case MICRO_DEPOSITS -> record(open, decision, Result.ACTION_REQUIRED, open.amount());
      case NOT_VALIDATED ->
          record(open, decision.declined(NOT_VALIDATED), Result.DECLINED, open.amount());
    };
  }

  private static Validation validation(Open open) {
    return open.validate() && open.source() instanceof Source.NewBankAccount(var account)
        ? account.validation()
        : Validation.GOOD;
  }

  /** What the payer says of the micro-deposits that came. */
  Answer<Operation> validate(String account, String charge, String amounts) {
    var operation = books.ledger().operation(charge);
    if (operation == null || !operation.account().equals(account)) {
      return new Refused<>(Refusal.NOT_FOUND, "No such charge");
    }
    if (operation.result() != Result.ACTION_REQUIRED) {
      return new Refused<>(Refusal.WRONG_STATE, "Nothing is to be said of this charge");
    }
    books.record(new Entry.Validated(charge, TestBank.sent(amounts), books.clock().now()));
    return new Done<>(books.operation(charge));
  }

  private static @Nullable String refuses(Rail rail, Open open) {
    if (open.kind() != Operation.Kind.CHARGE) {
      return "A debit cannot be held, nor verified: capture must be true";
    }
    return rail.takes(open.currency()) ? null : rail.code() + " takes no " + open.currency();
  }

  private Answer<Operation> record(
      Open open, Issuer.Decision decision, boolean approved, boolean half) {
    return approved
        ? record(
            open, decision, Result.APPROVED, half ? Math.max(1, open.amount() / 2) : open.amount())
        : record(open, decision, Result.DECLINED, open.amount());
  }

  private Answer<Operation> record(
      Open open, Issuer.Decision decision, Result result, long amount) {
    var id = Ids.next("ch_");
    var operation =
        new Operation(
            id,
            id,
            open.account(),
            open.kind(),
            open.reference(),
            open.merchantReference(),
            amount,
            open.currency(),
            result,
            books.clock().now(),
            decision.declineCode(),
            null,
            decision.evidence(),
            decision.method(),
            decision.fate());
    books.record(new Entry.Operated(operation));
    return new Done<>(operation);
  }

  private Issuer.@Nullable Decision decide(Open open) {
    return switch (open.source()) {
      case Source.NewCard(var card) -> Issuer.decide(card, thisMonth());
      case Source.NewBankAccount(var account) -> Issuer.decide(account);
      case Source.Token(var token) -> {
        var saved = books.directory().method(open.account(), token);
        yield saved == null ? null : Issuer.decide(saved, thisMonth());
      }
    };
  }

  /** Keeps it for later charges, unless its issuer would never have it. */
  Answer<SavedMethod> save(String account, Source.Fresh source) {
    return switch (source) {
      case Source.NewCard(var card) -> save(account, card);
      case Source.NewBankAccount(var bank) -> new Done<>(save(account, bank));
    };
  }

  private Answer<SavedMethod> save(String account, Card card) {
    var verdict = card.verdict();
    var code = verdict.declineCode();
    if (!verdict.saves() && code != null) {
      return new Declined<>(code);
    }
    var token = Ids.next("tok_");
    return new Done<>(
        save(new SavedMethod(token, account, card.shown(), card.expires(), code, verdict.fate())));
  }

  private SavedMethod save(String account, BankAccount bank) {
    var token = Ids.next("tok_");
    return save(new SavedMethod(token, account, bank.shown(), null, null, bank.fate()));
  }

  private SavedMethod save(SavedMethod saved) {
    books.record(new Entry.Saved(saved));
    return saved;
  }

  private YearMonth thisMonth() {
    return YearMonth.from(books.clock().now().atOffset(ZoneOffset.UTC));
  }
}
