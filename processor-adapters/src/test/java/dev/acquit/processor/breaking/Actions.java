package dev.acquit.processor.breaking;

import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.ActionRequired;
import dev.acquit.processor.Outcome.Approved;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.NextAction;
import dev.acquit.processor.Outcome.Pending;
import dev.acquit.processor.Outcome.Unknown;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Payers who are sent nowhere, or come back to something else. */
final class Actions {

  private Actions() {}

  static List<Breakage> all() {
    return List.of(
        Breakage.of("asking payers is not declared", Twist.capabilities(Actions::silent))
            .noticedBy(Subjects.Action.class, "askingPayersIsDeclared")
            .noticedBy(Subjects.Capability.class, "nobodyComesBackUnlessPayersAreAsked"),
        Breakage.of(
                "an action is only pending",
                Answers.on(
                    ActionRequired.class, (_, asked) -> new Pending(asked.processorReference())))
            .noticedBy(
                Subjects.Action.class,
                "actionHasAnAddressAndAnEnd",
                "payerWhoComesBackMayHaveToGoAgain"),
        Breakage.of("an action has no end", Answers.on(ActionRequired.class, Actions::endless))
            .noticedBy(Subjects.Action.class, "actionHasAnAddressAndAnEnd"),
        Breakage.of("any address is handed out", Answers.on(Unknown.class, Actions::anywhere))
            .noticedBy(Subjects.Action.class, "addressThatIsNoPageIsNotHandedOut"),
        Breakage.of(
                "who comes back is never done",
                Answers.on(Approved.class, (_, done) -> new Pending(done.processorReference())))
            .noticedBy(Subjects.Action.class, "payerWhoComesBackHasPaid"),
        Breakage.of(
                "who comes back is declined for any reason",
                Answers.on(Declined.class, (_, _) -> new Declined(null, Questions.MADE_UP)))
            .noticedBy(Subjects.Action.class, "payerWhoComesBackMayBeDeclined"),
        Breakage.of(
                "a silence declines who comes back",
                Answers.on(Unknown.class, (_, _) -> new Declined(null, Questions.MADE_UP)))
            .noticedBy(Subjects.Action.class, "silenceOnResumeLeavesItUnknown"),
        Breakage.of("what came back is printed", Answers.on(Unknown.class, Actions::printing))
            .noticedBy(Subjects.Action.class, "whatCameBackIsNotPrinted"));
  }

  private static Capabilities silent(Capabilities all) {
    return new Capabilities(all.rails(), all.doubt());
  }

  private static Outcome endless(Call.Money call, ActionRequired asked) {
    var action = asked.action();
    return new ActionRequired(
        asked.processorReference(), new NextAction(action.type(), action.url(), Instant.EPOCH));
  }

  private static Outcome anywhere(Call.Money call, Unknown unknown) {
    return new ActionRequired(
        "made_up", new NextAction("redirect", URI.create("/prove"), Instant.now()));
  }

  private static Outcome printing(Call.Money call, Unknown unknown) {
    return call instanceof Call.Resume resume
        ? new Unknown(unknown.why() + resume.returned())
        : unknown;
  }
}
