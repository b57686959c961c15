package dev.acquit.gateway.wallet.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.acquit.gateway.event.Addressed;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.journal.Act;
import dev.acquit.gateway.mandate.EndedMandate;
import dev.acquit.gateway.money.Names;
import dev.acquit.gateway.statements.Args;
import dev.acquit.gateway.wallet.Consent;
import dev.acquit.gateway.wallet.PaymentMethod;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the statements are told of methods, of their consents, and of what ends with them. */
final class MethodArgs {

  private MethodArgs() {}

  /** Four: type, rail, fingerprint, details. */
  static Args number(Args args, PaymentMethod method) {
    return args.and(
            Names.of(PaymentMethod.Type.of(method.shown())), Names.of(method.shown().rail()))
        .maybe(method.shown().fingerprint(), String.class)
        .json(details(method));
  }

  static byte[] details(PaymentMethod method) {
    return Json.bytes(MethodDetails.of(method));
  }

  /** Five: all null where there is none. */
  static Args consent(Args args, @Nullable Consent consent) {
    var given = consent == null ? null : consent.given();
    return args.maybe(consent == null ? null : consent.id(), UUID.class)
        .maybe(given == null ? null : given.textVersion(), String.class)
        .maybe(given == null ? null : given.acceptedAt(), Instant.class)
        .maybe(given == null ? null : given.ip(), String.class)
        .maybe(consent == null ? null : consent.grantedBy());
  }

  /** The events, the mandates that end with theirs, and the journal's entry, in that order. */
  static Args told(Args args, List<Addressed> told, List<EndedMandate> ended, Act act) {
    return act.addTo(mandates(Addressed.args(args, told), ended));
  }

  /** Six arrays. */
  private static Args mandates(Args args, List<EndedMandate> ended) {
    return args.and((Object) ids(ended, end -> end.mandate().organization()))
        .and((Object) ids(ended, end -> end.mandate().id()))
        .and((Object) texts(ended, end -> Names.of(end.reason())))
        .and((Object) texts(ended, EndedMandate::detail))
        .and((Object) ids(ended, end -> end.told().id()))
        .and((Object) texts(ended, end -> new String(end.told().data(), UTF_8)));
  }

  static <T> UUID[] ids(List<T> all, Function<T, UUID> id) {
    return all.stream().map(id).toArray(UUID[]::new);
  }

  private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> text) {
    return all.stream().map(text).toArray(String[]::new);
  }
}
