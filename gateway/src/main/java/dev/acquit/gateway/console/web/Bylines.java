package dev.acquit.gateway.console.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.action.Note;
import dev.acquit.gateway.audit.Entries;
import dev.acquit.gateway.console.desk.Hands;
import dev.acquit.gateway.http.Query.Page;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.Payment;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks up the names that stand beside ids: who did something, and at which account. */
@Component
public class Bylines {

  /** Of one payment or item: few have so many. */
  private static final Page NEWEST = new Page(100, null);

  private final Entries journal;
  private final Accounts accounts;

  Bylines(Entries journal, Accounts accounts) {
    this.journal = journal;
    this.accounts = accounts;
  }

  /** Who did what to these. */
  public Mono<Hands> of(
      Caller caller, List<Payment> payments, List<ActionItem> items, List<Note> notes) {
    var resources =
        Stream.concat(
            payments.stream().map(payment -> IdKind.PAYMENT.format(payment.id())),
            items.stream().map(item -> IdKind.ACTION_ITEM.format(item.id())));
    return Flux.fromStream(resources)
        .map(resource -> new Entries.Filter(resource, null, null, null, null, null))
        .concatMap(filter -> journal.list(caller, filter, NEWEST))
        .collectList()
        .map(entries -> Hands.of(entries, items, notes));
  }

  /** What an account is called; empty where it is not known. */
  public Mono<String> account(Caller caller, UUID account) {
    return accounts
        .find(caller.organization(), account)
        .map(Accounts.Stored::name)
        .defaultIfEmpty("");
  }
}
