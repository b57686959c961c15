package dev.acquit.processor.breaking;

import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Notice.Refused;
import java.time.Duration;
import java.util.List;

/** Webhooks that are believed when they should not be, or not when they should. */
final class Webhooks {

  private Webhooks() {}

  static List<Breakage> all() {
    return List.of(
        Breakage.of("any signature is believed", believing("bad_signature"))
            .noticedBy(
                Subjects.Webhook.class, "everyAlteredByteIsNoticed", "wrongKeyIsNotBelieved"),
        Breakage.of("no signature is believed", believing("no_signature"))
            .noticedBy(
                Subjects.Webhook.class,
                "missingSignatureIsNotBelieved",
                "mangledHeadersAreNotBelieved"),
        Breakage.of("an old event is believed", believing("too_old"))
            .noticedBy(Subjects.Webhook.class, "ageCountsWhereTheTimeIsSigned"),
        Breakage.of("nonsense is believed once it is signed", believing("unreadable"))
            .noticedBy(Subjects.Webhook.class, "signedNonsenseHasNoEffect"),
        Breakage.of("without a secret all is believed", believing("no_webhook_secret"))
            .noticedBy(Subjects.Webhook.class, "accountWithoutTheSecretBelievesNothing"),
        Breakage.of("two signatures are not believed", Twist.reading(Webhooks::single))
            .noticedBy(Subjects.Webhook.class, "oneGoodSignatureOfTwoIsEnough"),
        Breakage.of("an event is old a little early", Twist.receiving(Webhooks::late))
            .noticedBy(Subjects.Webhook.class, "eventThatIsYoungEnoughIsBelieved"),
        Breakage.of("facts are lost", Twist.reading(Webhooks::empty))
            .noticedBy(Subjects.Webhook.class, "everyKindOfFactIsReadFromASignedEvent"),
        Breakage.of("an event of an unknown type is refused", Twist.reading(Webhooks::narrow))
            .noticedBy(
                Subjects.Webhook.class, "eventOfATypeThatNobodyKnowsIsGenuineAndSaysNothing"));
  }

  /** What would have been refused with that word is believed. */
  static Twist believing(String why) {
    return Twist.reading(
        (_, notice) -> notice.equals(new Refused(why)) ? new Genuine("evt_1", List.of()) : notice);
  }

  private static Notice single(Notice.Raw webhook, Notice notice) {
    var header = webhook.header("acquit-simulator-signature").orElse("");
    return header.indexOf("v1=") == header.lastIndexOf("v1=") ? notice : new Refused("two");
  }

  private static Notice.Raw late(Notice.Raw webhook) {
    return new Notice.Raw(
        webhook.body(), webhook.headers(), webhook.receivedAt().plus(Duration.ofSeconds(5)));
  }

  private static Notice empty(Notice.Raw webhook, Notice notice) {
    return notice instanceof Genuine(var id, _, _) ? new Genuine(id, List.of()) : notice;
  }

  private static Notice narrow(Notice.Raw webhook, Notice notice) {
    return notice instanceof Genuine(_, var facts, _) && facts.isEmpty()
        ? new Refused("unknown_type")
        : notice;
  }
}
