package dev.acquit.processor.breaking;

import dev.acquit.processor.Account;
import dev.acquit.processor.Amount;
import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Capabilities.Abilities;
import dev.acquit.processor.Capabilities.Doubt;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Processor;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Rail;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** Accounts that are not what they declare, or are opened wrongly. */
final class Openings {

  static final Doubt HOPELESS = new Doubt(Set.of(), Duration.ofSeconds(1), Duration.ZERO, false);

  private Openings() {}

  static List<Breakage> all() {
    return List.of(
        Breakage.of(
                "its name is not plain",
                whole -> new Renamed(whole, "The Simulator", whole.profile()))
            .noticedBy(Subjects.Capability.class, "nameIsPlain"),
        Breakage.of("its profile is empty", whole -> new Renamed(whole, whole.name(), bare(whole)))
            .noticedBy(Subjects.Capability.class, "profileNamesWhatTheAccountNeeds"),
        Breakage.of("no rail is declared", Twist.capabilities(all -> all.only(Set.of())))
            .noticedBy(Subjects.Capability.class, "somethingIsDeclared"),
        Breakage.of("no silence can be cleared up", Twist.capabilities(doubt(HOPELESS)))
            .noticedBy(Subjects.Capability.class, "everySilenceCanBeClearedUp"),
        Breakage.of("verifications are not declared", Twist.capabilities(Openings::unverified))
            .noticedBy(Subjects.Capability.class, "operationIsSentIfDeclaredAndRefusedIfNot"),
        Breakage.of("what is declared is refused", Twist.sending(_ -> Mono.just(refused())))
            .noticedBy(
                Subjects.Capability.class,
                "operationIsSentIfDeclaredAndRefusedIfNot",
                "railIsSentIfDeclaredAndRefusedIfNot"),
        Breakage.of(
                "bank rails are not declared",
                Twist.capabilities(all -> all.only(EnumSet.of(Rail.CARD))))
            .noticedBy(
                Subjects.Capability.class,
                "railIsSentIfDeclaredAndRefusedIfNot",
                "instrumentIsTokenizedIfItsRailIsDeclaredAndRefusedIfNot")
            .noticedBy(Subjects.Bank.class, "someBankRailIsDeclared"),
        Breakage.opening("it is opened without a key", Openings::lenient)
            .noticedBy(Subjects.Capability.class, "missingCredentialIsNamedAndNoOtherIsTold"),
        Breakage.opening("an error tells the credentials", Openings::talkative)
            .noticedBy(Subjects.Capability.class, "missingCredentialIsNamedAndNoOtherIsTold"),
        Breakage.of(
                "the account prints its key",
                Twist.printing(_ -> Engine.WHOLE.credentials().toString()))
            .noticedBy(Subjects.Capability.class, "accountPrintsNoCredential"),
        Breakage.opening("the key is tried out at once", Openings::curious)
            .noticedBy(Subjects.Capability.class, "openingAnAccountCallsNobody"));
  }

  static UnaryOperator<Capabilities> doubt(Doubt doubt) {
    return all ->
        new Capabilities(
            all.rails(),
            doubt,
            all.reportedLater(),
            all.asksPayer(),
            all.polled(),
            all.validates());
  }

  private static Capabilities unverified(Capabilities all) {
    var rails = new EnumMap<Rail, Abilities>(all.rails());
    var card = all.on(Rail.CARD);
    var operations = EnumSet.copyOf(card.operations());
    operations.remove(Operation.VERIFY);
    rails.put(Rail.CARD, new Abilities(operations, card.currencies(), true, true, true));
    return new Capabilities(rails, all.doubt());
  }

  private static Outcome refused() {
    return new Rejected(Rejection.INVALID, "not_today");
  }

  private static Processor.Profile bare(Processor whole) {
    return new Processor.Profile(List.of(), null, null, whole.profile().deadlines());
  }

  private static ProcessorAccount lenient(Processor whole, Account account) {
    var credentials = new HashMap<>(Map.of("api_key", "none"));
    credentials.putAll(account.credentials());
    return whole.open(
        new Account(
            account.name(),
            account.live(),
            account.baseUrl(),
            credentials,
            account.settings(),
            account.deadlines()));
  }

  private static ProcessorAccount talkative(Processor whole, Account account) {
    try {
      return whole.open(account);
    } catch (IllegalArgumentException failure) {
      throw new IllegalArgumentException(failure.getMessage() + account.credentials(), failure);
    }
  }

  private static ProcessorAccount curious(Processor whole, Account account) {
    var opened = whole.open(account);
    var call =
        new Call.Lookup(
            "A2222222222222B", Operation.CHARGE, Rail.CARD, new Amount(1, "CAD"), null, null);
    opened.lookup(call).toFuture().join();
    return opened;
  }

  /** A processor that says other things of itself. */
  private record Renamed(Processor whole, String name, Profile profile) implements Processor {

    @Override
    public ProcessorAccount open(Account account) {
      return whole.open(account);
    }
  }
}
