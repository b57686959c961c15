package dev.acquit.gateway.account;

import dev.acquit.gateway.account.Accounts.Stored;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.IdKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the journal tells of accounts. */
public final class AccountActs {

  private AccountActs() {}

  /** Somebody sets an account up. */
  public static Act created(Actor actor, Stored account) {
    return of(actor, "processor_account.created", account, null, Shown.of(account));
  }

  static Act changed(Actor actor, Stored read, Stored after) {
    return of(actor, "processor_account.updated", after, Shown.of(read), Shown.of(after));
  }

  private static Act of(
      Actor actor, String action, Stored account, @Nullable Shown before, Shown after) {
    var id = IdKind.PROCESSOR_ACCOUNT.format(account.id());
    return Act.of(actor, account.live(), action, id, before, after);
  }

  /** An account, without what is secret. */
  private record Shown(
      String processor,
      String name,
      String baseUrl,
      Map<String, String> credentials,
      Map<String, String> settings,
      Map<String, String> deadlines,
      Resilience resilience,
      boolean enabled) {

    static Shown of(Stored account) {
      return new Shown(
          account.processor(),
          account.name(),
          account.baseUrl().toString(),
          account.references(),
          account.settings(),
          account.deadlines(),
          account.resilience(),
          account.enabled());
    }
  }
}
