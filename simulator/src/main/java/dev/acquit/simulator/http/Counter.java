package dev.acquit.simulator.http;

import dev.acquit.simulator.acquirer.Acquirer;
import dev.acquit.simulator.fault.Fault;
import dev.acquit.simulator.fault.FaultScript;
import dev.acquit.simulator.fault.FaultScript.Subject;
import dev.acquit.simulator.fault.Faults;
import dev.acquit.simulator.journal.Desk;
import dev.acquit.simulator.webhook.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Where requests reach the desk, unless a script strikes them first. */
final class Counter {

  private final Desk desk;
  private final Faults faults;
  private final Acquirer acquirer;
  private final Webhooks webhooks;

  Counter(Desk desk, Faults faults, Acquirer acquirer, Webhooks webhooks) {
    this.desk = desk;
    this.faults = faults;
    this.acquirer = acquirer;
    this.webhooks = webhooks;
  }

  /** Work that no script strikes. */
  Mono<Reply> plainly(Supplier<Reply> work) {
    return desk.run(work);
  }

  /**
   * Work that a script may strike: before it is done, or in what is said of it.
   *
   * @param work told whether half is to be approved only
   */
  Mono<Reply> exposed(Supplier<Subject> subject, Work work) {
    return desk.run(() -> serve(subject.get(), work));
  }

  private Reply serve(Subject subject, Work work) {
    var script = faults.strike(subject);
    if (script == null) {
      return work.done(false);
    }
    return spoilt(served(script.fault(), work), script, subject);
  }

  private Reply served(Fault fault, Work work) {
    if (fault == Fault.WEBHOOK_FIRST) {
      return toldFirst(work);
    }
    if (!fault.commits()) {
      return Reply.of(200, null);
    }
    return fault.tells() ? work.done(fault == Fault.PARTIAL) : notTold(work);
  }

  /** Nobody hears of it, neither by the answer nor by an event. */
  private Reply notTold(Work work) {
    var before = acquirer.untold().size();
    var reply = work.done(false);
    acquirer.leaveUntold(before);
    return reply;
  }

  /** The answer waits until its events have been taken; they are sent once the work is on disk. */
  private Reply toldFirst(Work work) {
    var before = acquirer.untold().size();
    var reply = work.done(false);
    var events = acquirer.untold();
    var told = List.copyOf(events.subList(before, events.size()));
    return reply.after(Mono.defer(() -> webhooks.delivered(told)));
  }

  private static Reply spoilt(Reply reply, FaultScript script, Subject subject) {
    var said =
        switch (script.fault()) {
          case HTTP_500, HTTP_500_AFTER_COMMIT ->
              Reply.error(500, "internal_error", "Something went wrong");
          case HTTP_503 -> Reply.error(503, "unavailable", "Try later");
          case HTTP_429 -> Reply.rateLimited();
          case HTTP_401 -> Reply.error(401, "unauthorized", "The account key is not valid");
          case DUPLICATE ->
              Reply.error(409, "duplicate_reference", "This reference was used before");
          case PROCESSING_ERROR -> declined(subject);
          case TIMEOUT_BEFORE,
              TIMEOUT_AFTER_COMMIT,
              RESET,
              RESET_AFTER_COMMIT,
              GARBAGE,
              EMPTY,
              SLOW,
              WEBHOOK_FIRST,
              PARTIAL ->
              reply;
        };
    return said.spoiltBy(script.fault(), script.delay());
  }

  /** It reached no issuer, so that it has no row. */
  private static Reply declined(Subject subject) {
    return Reply.of(
        402,
        Map.of(
            "id",
            "ch_of_" + subject.reference(),
            "reference",
            String.valueOf(subject.reference()),
            "status",
            "declined",
            "decline_code",
            "processing_error"));
  }

  /** Something to do at the desk. */
  interface Work {
    Reply done(boolean half);
  }
}
