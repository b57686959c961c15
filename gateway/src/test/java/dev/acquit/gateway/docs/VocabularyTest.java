package dev.acquit.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.access.StandardRole;
import dev.acquit.gateway.action.NextStep;
import dev.acquit.gateway.action.Section;
import dev.acquit.gateway.availability.Breaker;
import dev.acquit.gateway.availability.CallKind;
import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.bulk.Row.Outcome;
import dev.acquit.gateway.event.EventTypes;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.AttemptStatus;
import dev.acquit.gateway.payment.Cause;
import dev.acquit.gateway.payment.ItemStatus;
import dev.acquit.gateway.payment.Payment.Settlement;
import dev.acquit.gateway.payment.PaymentStatus;
import dev.acquit.gateway.payment.RefundStatus;
import dev.acquit.gateway.payment.Retry;
import dev.acquit.gateway.payment.RetryLimit;
import dev.acquit.gateway.payment.Terms.CaptureMode;
import dev.acquit.gateway.payment.Terms.Purpose;
import dev.acquit.gateway.payment.Validation;
import dev.acquit.gateway.retry.ReasonsToRetry;
import dev.acquit.gateway.staff.User;
import dev.acquit.gateway.token.CardBrand;
import dev.acquit.gateway.webhook.Deliveries;
import dev.acquit.gateway.webhook.Endpoint;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Decline.Advice;
import dev.acquit.processor.Decline.Category;
import dev.acquit.processor.DeclineReason;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome.Check;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The document's words are the code's: every one, none more, and with the same meaning. */
class VocabularyTest {

  private static final JsonNode DOCUMENT = ApiDocument.published();
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(.+?)` \\| (.+?) \\|$");
  private static final String SCHEMAS = "/components/schemas/";

  @Test
  void everyProblemCodeIsThereWithItsStatus() {
    var codes = Stream.of(ProblemCode.values()).map(code -> code.code() + " " + code.status());

    assertThat(rows("ProblemCode").map(row -> row.word + " " + row.cells.getFirst()))
        .containsExactlyInAnyOrderElementsOf(codes.toList());
    assertThat(words(SCHEMAS + "ProblemCode"))
        .containsExactlyElementsOf(rows("ProblemCode").map(Row::word).toList());
  }

  @Test
  void everyFailureReasonIsThereWithItsCategoryAndAdvice() {
    assertThat(rows("FailureReason").map(row -> row.word + row.cells.subList(0, 2)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(DeclineReason.values())
                .map(reason ->
                    reason.code() + List.of(Names.of(reason.category()), Names.of(reason.advice())))
                .toList());
    assertThat(words(SCHEMAS + "FailureReason"))
        .containsExactlyElementsOf(rows("FailureReason").map(Row::word).toList());
  }

  @Test
  void everyWordOfATableSaysWhatItMeans() {
    assertThat(
            List.of(
                "ProblemCode", "FieldErrorCode", "FailureReason", "FailureCategory", "EventType"))
        .allSatisfy(table ->
            assertThat(rows(table).map(Row::word))
                .containsExactlyElementsOf(words(SCHEMAS + table)));
  }

  @ParameterizedTest
  @MethodSource
  void everyChoiceIsTheCodes(String schema, List<String> code) {
    assertThat(words(SCHEMAS + schema)).containsExactlyInAnyOrderElementsOf(code);
  }

  static Stream<Arguments> everyChoiceIsTheCodes() {
    return Map.ofEntries(
            Map.entry("FailureCategory", Names.all(Category.class)),
            Map.entry("FailureAdvice", Names.all(Advice.class)),
            Map.entry("CardBrand", Names.all(CardBrand.class)),
            Map.entry("Operation", Names.all(Operation.class)),
            Map.entry("AttemptStatus", Names.all(AttemptStatus.class)),
            Map.entry(
                "PaymentStatus",
                shown(Stream.of(PaymentStatus.values()).map(PaymentStatus::shown))),
            Map.entry(
                "RefundStatus", shown(Stream.of(RefundStatus.values()).map(RefundStatus::shown))),
            Map.entry("Permission", Stream.of(Permission.values()).map(Permission::code).toList()),
            Map.entry("Validation", Names.all(Validation.class)),
            Map.entry("MandateStatus", Names.all(Mandate.Status.class)),
            Map.entry("MandateEndReason", Names.all(Mandate.EndReason.class)),
            Map.entry("EntryClass", Names.all(Instrument.Mandate.EntryClass.class)),
            Map.entry("CallKind", Names.all(CallKind.class)),
            Map.entry("Retry", Names.all(Retry.class)),
            Map.entry("RetryReason", List.copyOf(ReasonsToRetry.all())),
            Map.entry("RetryRoom/properties/network", Names.all(RetryLimit.Network.class)),
            Map.entry("ActionItemStatus", Names.all(ItemStatus.class)),
            Map.entry("ActionItemCause", Names.all(Cause.class)),
            Map.entry("ActionItemSection", Names.all(Section.class)),
            Map.entry("NextStep/properties/code", Names.all(NextStep.class)),
            Map.entry("ActionItem/properties/waits_for", orNull(Names.all(ActionItem.For.class))),
            Map.entry("BatchAction", Names.all(Batch.Action.class)),
            Map.entry("BatchStatus", Names.all(Batch.Status.class)),
            Map.entry("BatchOutcome", Names.all(Outcome.class)),
            Map.entry("BatchDecision/properties/verdict", Names.all(Batch.Verdict.class)),
            Map.entry("Breaker", Names.all(Breaker.class)),
            Map.entry("ActorType", Names.all(Actor.Type.class)),
            Map.entry("StandardRole", orNull(Names.all(StandardRole.class))),
            Map.entry("Language", Names.all(User.Language.class)),
            Map.entry("EventType", List.copyOf(EventTypes.all())),
            Map.entry("DeliveryStatus", Names.all(Deliveries.Status.class)),
            Map.entry("WebhookEndpointStatus", Names.all(Endpoint.Status.class)),
            Map.entry("DisabledReason", orNull(Names.all(Endpoint.Reason.class))),
            Map.entry("Check", orNull(Names.all(Check.class))),
            Map.entry("Settlement/properties/status", Names.all(Settlement.class)),
            Map.entry("Payment/properties/capture", Names.all(CaptureMode.class)),
            Map.entry("Payment/properties/purpose", Names.all(Purpose.class)),
            Map.entry("Payment/properties/initiator", Names.all(Initiator.class)),
            Map.entry("NewPayment/properties/capture", orNull(Names.all(CaptureMode.class))),
            Map.entry("NewPayment/properties/purpose", orNull(Names.all(Purpose.class))),
            Map.entry("NewPayment/properties/initiator", orNull(Names.all(Initiator.class))))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @Test
  void examplesTellPayersWhatTheyAreReallyTold() {
    var english = ResourceBundle.getBundle("messages/reasons", Locale.ENGLISH);
    var french = ResourceBundle.getBundle("messages/reasons", Locale.FRENCH);
    var failures = DOCUMENT.findValues("failure").stream().filter(node -> node.has("message"));

    assertThat(failures)
        .isNotEmpty()
        .allSatisfy(failure -> {
          var reason = failure.path("reason").asString();
          assertThat(failure.at("/message/en").asString()).isEqualTo(english.getString(reason));
          assertThat(failure.at("/message/fr").asString()).isEqualTo(french.getString(reason));
        });
  }

  @Test
  void examplesOfProblemsHaveTheirTitles() {
    var problems = DOCUMENT.at("/components/examples").valueStream().map(one -> one.path("value"));

    assertThat(problems.filter(value -> value.has("request_id")))
        .hasSizeGreaterThan(20)
        .allSatisfy(problem -> {
          var code = Names.parse(ProblemCode.class, problem.path("code").asString());
          assertThat(problem.path("title").asString()).isEqualTo(code.title());
          assertThat(problem.path("status").asInt()).isEqualTo(code.status());
        });
  }

  private static List<String> shown(Stream<String> names) {
    return names.distinct().toList();
  }

  private static List<String> orNull(List<String> names) {
    return Stream.concat(names.stream(), Stream.of("null")).toList();
  }

  private static List<String> words(String pointer) {
    return DOCUMENT
        .at(pointer)
        .path("enum")
        .valueStream()
        .map(word -> word.isNull() ? "null" : word.asString())
        .toList();
  }

  private static Stream<Row> rows(String schema) {
    return ROW.matcher(DOCUMENT.at(SCHEMAS + schema).path("description").asString())
        .results()
        .map(row -> new Row(row.group(1), List.of(row.group(2).split(" \\| "))));
  }

  private record Row(String word, List<String> cells) {}
}
