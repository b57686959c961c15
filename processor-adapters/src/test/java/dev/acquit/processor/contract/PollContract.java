package dev.acquit.processor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.ProcessorAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.test.StepVerifier;

/**
 * What every adapter owes that is asked for reports: a day that could not be read to its end is an
 * error, never an empty day.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
public abstract class PollContract extends AdapterContract {

  private static final Duration AMPLE = Duration.ofSeconds(40);

  @RegisterExtension final Wire wire = new Wire();

  @Override
  protected abstract PollKit kit();

  /** Each report is the one that fails once; the others are good. */
  IntStream reports() {
    return IntStream.range(0, kit().reports().size());
  }

  @Test
  void itIsDeclared() {
    assertThat(patient().capabilities().polled()).isTrue();
    assertThat(kit().reports()).isNotEmpty();
  }

  @Test
  void dayTellsEveryKindOfFact() {
    wire.always(kit().reports());
    var facts = polled(patient()).stream().flatMap(report -> report.facts().stream());
    assertThat(facts.map(Object::getClass).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(kit().reported());
  }

  @Test
  void everyFactNamesAReferenceAndATime() {
    wire.always(kit().reports());
    assertThat(polled(patient()))
        .flatExtracting(Genuine::facts)
        .allSatisfy(fact -> {
          assertThat(kit().references()).anyMatch(fact.toString()::contains);
          assertThat(fact.at()).isNotNull();
        });
  }

  @Test
  void sameDayHasTheSameIds() {
    wire.always(kit().reports());
    var first = polled(patient());
    assertThat(first).extracting(Genuine::eventId).doesNotHaveDuplicates().doesNotContain("");
    assertThat(polled(patient())).isEqualTo(first);
  }

  @Test
  void fieldsThatNobodyDocumentedAreTolerated() {
    wire.always(kit().reports());
    var plain = polled(patient());
    wire.always(
        kit().reports().stream()
            .map(report ->
                new ProcessorKit.Prelude(report.url(), report.answer().withUnknownField()))
            .toList());
    assertThat(polled(patient())).isEqualTo(plain);
  }

  @Test
  void dayAtWhichNothingHappenedIsEmpty() {
    wire.always(kit().nothingToReport());
    assertThat(polled(patient())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void brokenConnectionIsAnError(int failing) {
    wire.always(allBut(failing));
    for (var fault : Fault.values()) {
      wire.breaks(fault);
      assertUnread(patient());
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void silenceIsAnError(int failing) {
    wire.always(allBut(failing));
    wire.isSilentInsteadOf(kit().reports().get(failing).answer());
    assertUnread(Bench.hasty(kit(), wire.address()));
  }

  @Test
  void refusedConnectionIsAnError() {
    assertUnread(Bench.patient(kit(), wire.refusingAddress()));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void answerThatIsNoReportIsAnError(int failing, CapturedOutput output) {
    wire.always(allBut(failing));
    for (var status : List.of(302, 400, 401, 403, 404, 429, 500, 503)) {
      wire.answers(WireAnswer.json(status, kit().reports().get(failing).answer().body()));
      assertUnread(patient());
    }
    for (var body :
        List.of("", "<html></html>", "{\"", "{}", "42", "{\"a\":\"" + Bench.NUMBER + "\"}")) {
      wire.answers(WireAnswer.json(200, body));
      assertUnread(patient());
    }
    Secrets.assertNoneIn(kit(), output.getAll());
  }

  @Test
  void nothingIsAskedBeforeSubscription() {
    wire.always(kit().reports());
    var _ = patient().poll(kit().day());
    assertThat(wire.all()).isEmpty();
  }

  private List<ProcessorKit.Prelude> allBut(int failing) {
    var others = new ArrayList<>(kit().reports());
    others.remove(failing);
    return others;
  }

  private void assertUnread(ProcessorAccount account) {
    var kit = kit();
    StepVerifier.create(account.poll(kit.day()).ignoreElements())
        .expectErrorSatisfies(failure -> Secrets.assertNoneIn(kit, failure.toString()))
        .verify(AMPLE);
  }

  private List<Genuine> polled(ProcessorAccount account) {
    var reports = Bench.only(account.poll(kit().day()).collectList());
    Secrets.assertNoneIn(kit(), reports.toString());
    return reports;
  }

  private ProcessorAccount patient() {
    return Bench.patient(kit(), wire.address());
  }
}
