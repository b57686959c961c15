package dev.acquit.processor.breaking;

import dev.acquit.processor.Call;
import dev.acquit.processor.Call.StoredCredential;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Instrument.ProcessorToken;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.ProcessorAccount;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient.Redirect;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Requests that are not what was asked for, or not sent as often as they should be. */
final class Requests {

  private static final Between FOLLOWING = new Between(Redirect.ALWAYS, "\u0000none");
  private static final Between STRICT = new Between(Redirect.NEVER, "brand_new_field");

  private Requests() {}

  static List<Breakage> all() {
    return List.of(
        Breakage.of("a silence is tried again", Twist.sending(Requests::retried))
            .noticedByMoney("requestGoesOutOnceAndCarriesOurReference")
            .noticedBy(Subjects.Modification.class, "requestNamesWhatItChanges"),
        Breakage.of("it is sent before anybody subscribes", Twist.sending(Requests::early))
            .noticedByMoney("nothingIsSentBeforeSubscription"),
        Breakage.of("no value comes", Twist.sending(whole -> whole.then(Mono.empty())))
            .noticedByMoney("approvalCarriesTheProcessorsReferenceAndTheAmount"),
        Breakage.of(
                "an error comes",
                Twist.sending(whole -> whole.then(Mono.error(new IllegalStateException()))))
            .noticedByMoney("approvalCarriesTheProcessorsReferenceAndTheAmount"),
        through("redirects are followed", FOLLOWING).noticedByMoney("redirectIsNotFollowed"),
        through("unknown fields are not tolerated", STRICT)
            .noticedByMoney("fieldsThatNobodyDocumentedAreTolerated")
            .noticedBy(Subjects.Lookup.class, "fieldsThatNobodyDocumentedAreTolerated")
            .noticedBy(Subjects.Tokenize.class, "tokenIsTheProcessorsOwn"),
        Breakage.of("every send is the first", Twist.asking(Altered::firstSend))
            .noticedByMoney(
                "refusedConnectionOnAResendLeavesItUnknown",
                "tooMuchAskedOnAResendLeavesItUnknown",
                "rejectionOfAResendLeavesItUnknown")
            .noticedBy(Subjects.Bank.class, "silenceLeavesADebitUnknown"),
        Breakage.of(
                "a reference is made up",
                Twist.asking(call -> Altered.reference(call, "A" + System.nanoTime())))
            .noticedByMoney(
                "requestGoesOutOnceAndCarriesOurReference", "requestThatIsSentAgainIsTheSame"),
        Breakage.of("another charge is changed", Twist.asking(Altered::original))
            .noticedBy(Subjects.Modification.class, "requestNamesWhatItChanges"),
        Breakage.opening(
                "an authorization takes the money", (whole, account) -> taking(whole.open(account)))
            .noticedBy(Subjects.Charge.class, "chargesAndAuthorizationsAreNotTheSameRequest"),
        Breakage.of(
                "another token is charged",
                Twist.asking(Altered.instrument(of -> new ProcessorToken("another", of.rail()))))
            .noticedBy(Subjects.Charge.class, "processorsOwnTokenIsChargedWithoutANumber")
            .noticedBy(Subjects.Bank.class, "bankAccountIsTokenizedAndDebitedByItsToken"),
        Breakage.of(
                "the billing address is left out",
                Twist.asking(Altered.instrument(Requests::nowhere)))
            .noticedBy(Subjects.Charge.class, "billingAddressIsSent"),
        Breakage.of("how a card is kept is left out", Twist.asking(Altered.stored(_ -> null)))
            .noticedBy(
                Subjects.Charge.class,
                "merchantsChargeIsNotTheRequestOfACustomers",
                "networkTransactionIdIsSentWhereItIsTaken"),
        Breakage.of(
                "the network's id is left out", Twist.asking(Altered.stored(Requests::withoutId)))
            .noticedBy(Subjects.Charge.class, "networkTransactionIdIsSentWhereItIsTaken"));
  }

  private static Breakage through(String name, Between between) {
    return Breakage.opening(name, (whole, account) -> whole.open(between.through(account)));
  }

  private static ProcessorAccount taking(ProcessorAccount whole) {
    return (ProcessorAccount)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {ProcessorAccount.class},
            (_, method, arguments) ->
                method.getName().equals("authorize")
                    ? whole.charge((Call.Charge) arguments[0])
                    : method.invoke(whole, arguments));
  }

  private static Mono<Outcome> retried(Mono<Outcome> whole) {
    return whole.flatMap(outcome -> outcome instanceof Unknown ? whole : Mono.just(outcome));
  }

  private static Mono<Outcome> early(Mono<Outcome> whole) {
    var sent = whole.cache();
    sent.toFuture().join();
    return sent;
  }

  private static Instrument nowhere(Instrument instrument) {
    return instrument instanceof Instrument.Card card
        ? new Instrument.Card(
            card.number(),
            card.expMonth(),
            card.expYear(),
            card.securityCode(),
            card.holderName(),
            null)
        : instrument;
  }

  private static @Nullable StoredCredential withoutId(@Nullable StoredCredential stored) {
    return stored == null ? null : new StoredCredential(stored.use(), stored.initial(), null);
  }
}
