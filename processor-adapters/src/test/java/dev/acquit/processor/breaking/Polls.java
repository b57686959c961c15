package dev.acquit.processor.breaking;

import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Notice.About;
import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.breaking.Subjects.Poll;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;

/** Reports that are lost, made up or told otherwise the second time. */
final class Polls {

  private static final About NOBODY = new About(null, null, null);
  private static final AtomicLong COUNT = new AtomicLong();

  private Polls() {}

  static List<Breakage> all() {
    return List.of(
        Breakage.of("polling is not declared", Twist.capabilities(Polls::sending))
            .noticedBy(Poll.class, "itIsDeclared"),
        Breakage.of(
                "a day that was not read is an empty one",
                Twist.polling(reports -> reports.onErrorComplete()))
            .noticedBy(
                Poll.class,
                "brokenConnectionIsAnError",
                "silenceIsAnError",
                "refusedConnectionIsAnError",
                "answerThatIsNoReportIsAnError"),
        Breakage.of("most reports are lost", Twist.polling(reports -> reports.take(1)))
            .noticedBy(Poll.class, "dayTellsEveryKindOfFact"),
        Breakage.of(
                "a fact is about nobody", Twist.polling(reports -> reports.map(Polls::anonymous)))
            .noticedBy(Poll.class, "everyFactNamesAReferenceAndATime"),
        Breakage.of(
                "each report is a new one", Twist.polling(reports -> reports.map(Polls::renewed)))
            .noticedBy(
                Poll.class, "sameDayHasTheSameIds", "fieldsThatNobodyDocumentedAreTolerated"),
        Breakage.of(
                "an empty day is told of",
                Twist.polling(
                    reports -> reports.concatWithValues(new Genuine("made_up", List.of()))))
            .noticedBy(Poll.class, "dayAtWhichNothingHappenedIsEmpty"),
        Breakage.of("it is asked before anybody waits", Twist.polling(Polls::eager))
            .noticedBy(Poll.class, "nothingIsAskedBeforeSubscription"));
  }

  private static Capabilities sending(Capabilities all) {
    return new Capabilities(all.rails(), all.doubt());
  }

  private static Genuine anonymous(Genuine report) {
    return new Genuine(report.eventId(), List.of(new Fact.Settled(NOBODY, Instant.EPOCH)));
  }

  private static Genuine renewed(Genuine report) {
    return new Genuine(report.eventId() + "/" + COUNT.incrementAndGet(), report.facts());
  }

  private static Flux<Genuine> eager(Flux<Genuine> reports) {
    return Flux.fromIterable(reports.collectList().blockOptional().orElseThrow());
  }
}
