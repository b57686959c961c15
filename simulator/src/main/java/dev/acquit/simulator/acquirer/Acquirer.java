package dev.acquit.simulator.acquirer;

import dev.acquit.simulator.acquirer.Answer.Refusal;
import dev.acquit.simulator.acquirer.Answer.Refused;
import dev.acquit.simulator.acquirer.Command.Change;
import dev.acquit.simulator.acquirer.Command.Open;
import dev.acquit.simulator.acquirer.Command.Source;
import dev.acquit.simulator.books.Books;
import dev.acquit.simulator.books.Endpoint;
import dev.acquit.simulator.books.Entry;
import dev.acquit.simulator.books.Ids;
import dev.acquit.simulator.books.SavedMethod;
import dev.acquit.simulator.journal.Journal;
import dev.acquit.simulator.ledger.Ledger;
import dev.acquit.simulator.ledger.Operation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The processor. Not thread-safe: one thread asks, and answers only once the journal is flushed.
 * Each reference is used once in its account, whatever became of it.
 */
public final class Acquirer {

  private final Announcer announcer;
  private final Books books;
  private final Openings openings;
  private final Changes changes;
  private final Diary diary;
  private final Aftermath aftermath;

  private Acquirer(Announcer announcer, Books books) {
    this.announcer = announcer;
    this.books = books;
    this.openings = new Openings(books);
    this.changes = new Changes(books);
    var disputes = new Disputes(books);
    var payouts = new Payouts(books);
    this.diary = new Diary(books, disputes, payouts);
    this.aftermath = new Aftermath(books, diary, disputes, payouts);
  }

  /** As the journal left it. */
  public static Acquirer open(Journal journal) throws IOException {
    var announcer = new Announcer();
    return new Acquirer(announcer, Books.open(journal, announcer::announce));
  }

  public Ledger ledger() {
    return books.ledger();
  }

  public Aftermath aftermath() {
    return aftermath;
  }

  public Instant now() {
    return books.clock().now();
  }

  /** How far the business clock is ahead of real time. */
  public Duration ahead() {
    return books.clock().ahead();
  }

  /** The operation of that reference, null where there is none. */
  public @Nullable Operation find(String account, String reference) {
    keepUp();
    return books.ledger().operation(account, reference);
  }

  /** The merchant's reference of a charge, for those who ask about the charge only. */
  public @Nullable String merchantReference(String account, String charge) {
    var operation = changes.target(account, charge);
    return operation == null ? null : operation.merchantReference();
  }

  /**
   * Does what is asked, or nothing.
   *
   * @param half whether to approve half of it only
   */
  public Answer<Operation> execute(Command command, boolean half) {
    keepUp();
    if (books.ledger().operation(command.account(), command.reference()) != null) {
      return new Refused<>(Refusal.DUPLICATE_REFERENCE, "This reference was used before");
    }
    return switch (command) {
      case Open open -> openings.open(open, half);
      case Change change -> changes.change(change);
    };
  }

  /** What the payer says of the micro-deposits that came to an account; wrong ones decline it. */
  public Answer<Operation> validate(String account, String charge, String amounts) {
    keepUp();
    return openings.validate(account, charge, amounts);
  }

  /** Keeps a card or a bank account for later charges, unless its issuer would never have it. */
  public Answer<SavedMethod> save(String account, Source.Fresh source) {
    return openings.save(account, source);
  }

  /**
   * Sends the account's events there too. The same address again is the same endpoint, with the
   * secret that was named last.
   */
  public Endpoint subscribe(String account, URI url, @Nullable String secret) {
    var known = books.directory().endpoint(account, url);
    if (known != null && (secret == null || secret.equals(known.secret()))) {
      return known;
    }
    var id = known == null ? Ids.next("we_") : known.id();
    var chosen = secret == null ? Ids.next("whsec_") + Ids.letters(12) : secret;
    var endpoint = new Endpoint(id, account, url, chosen);
    books.record(new Entry.Subscribed(endpoint));
    return endpoint;
  }

  /** Moves the business clock, and sees to what comes due by it. */
  public void advance(Duration step) {
    keepUp();
    books.record(new Entry.Advanced(step));
    keepUp();
  }

  /** Sees to what is due by now: charges settle, banks return debits, accounts are paid. */
  public void keepUp() {
    diary.keep();
  }

  /** What happened since this was last asked. */
  public List<Event> takeEvents() {
    return announcer.take();
  }

  /** Forgets what happened since there were {@code count} events to tell. */
  public void leaveUntold(int count) {
    announcer.leaveUntold(count);
  }

  /** What will be taken next. */
  public List<Event> untold() {
    return announcer.untold();
  }
}
