package dev.acquit.gateway.console.web.payments;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.console.desk.Amounts;
import dev.acquit.gateway.console.desk.payments.Act;
import dev.acquit.gateway.console.desk.payments.ActPanel;
import dev.acquit.gateway.console.desk.payments.PaymentSearch;
import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.console.web.Form;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.console.web.Told;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.IdempotencyKey;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.Base32;
import dev.acquit.gateway.payment.ModificationService;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Possibilities;
import dev.acquit.gateway.payment.RefundService;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * What people do to a payment: they are asked first, in a form that does it once, however often it
 * is sent.
 */
@Component
class ActPages {

  private static final String TEMPLATE = "payment-act";
  private static final String KEY = "key";
  private static final String AMOUNT = "amount";
  private static final int KEY_LENGTH = 26;
  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_REASON = 500;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What came of it, as attempts and refunds call it. */
  private static final Set<String> DONE = Set.of("approved", "succeeded");

  private static final Set<String> FAILED =
      Set.of("declined", "rejected", "not_attempted", "not_found", "failed", "canceled");

  private final ModificationService modifications;
  private final RefundService refunds;
  private final Possibilities possibilities;
  private final PaymentPage page;
  private final Screens screens;

  ActPages(
      ModificationService modifications,
      RefundService refunds,
      Possibilities possibilities,
      PaymentPage page,
      Screens screens) {
    this.modifications = modifications;
    this.refunds = refunds;
    this.possibilities = possibilities;
    this.page = page;
    this.screens = screens;
  }

  /** Who does it also sees the payment: the form shows it, and so does the page after it. */
  private static Caller caller(ServerRequest request, Act act) {
    var _ = Caller.of(request, Permission.PAYMENTS_VIEW);
    return Caller.of(request, act.permission());
  }

  /** Asks before it is done. */
  Mono<ServerResponse> ask(ServerRequest request, Act act) {
    var caller = caller(request, act);
    return page.find(request, caller)
        .flatMap(payment -> asked(request, act, payment, null, Map.of()));
  }

  /** The question, and what was wrong with the answer; it is another form from then on. */
  private Mono<ServerResponse> asked(
      ServerRequest request,
      Act act,
      Payment payment,
      @Nullable Problem wrong,
      Map<String, String> filled) {
    var key = Base32.random(RANDOM, KEY_LENGTH);
    return possibilities
        .of(payment)
        .flatMap(possible ->
            screens.dialog(
                request,
                wrong == null ? HttpStatus.OK.value() : wrong.code().status(),
                TEMPLATE,
                words -> {
                  var errors = errors(wrong, words);
                  return ActPanel.of(act, payment, possible, key, filled, errors, words);
                }));
  }

  /** Does it. */
  Mono<ServerResponse> act(ServerRequest request, Act act) {
    var caller = caller(request, act);
    return page.find(request, caller)
        .flatMap(payment -> {
          return done(request, caller, act, payment)
              .flatMap(answer -> told(request, act, payment, answer))
              .onErrorResume(
                  Problem.class,
                  wrong ->
                      isOfForm(request, wrong)
                          ? asked(request, act, payment, wrong, filled(request))
                          : page.refused(request, wrong.code()));
        });
  }

  /** Whether it can be mended in the form; that an amount is too large only where one is there. */
  private static boolean isOfForm(ServerRequest request, Problem wrong) {
    return !wrong.errors().isEmpty()
        || (wrong.code() == ProblemCode.AMOUNT_TOO_LARGE && Form.of(request).values().has(AMOUNT));
  }

  private static Map<String, String> errors(@Nullable Problem wrong, Wording words) {
    if (wrong == null) {
      return Map.of();
    }
    return wrong.errors().isEmpty()
        ? Map.of(AMOUNT, Screens.told(words, wrong.code()))
        : Told.of(wrong, words);
  }

  private static Map<String, String> filled(ServerRequest request) {
    var values = Form.of(request).values();
    return Map.of(
        AMOUNT, values.path(AMOUNT).asString(""), "reason", values.path("reason").asString(""));
  }

  private Mono<Answer> done(ServerRequest request, Caller caller, Act act, Payment payment) {
    var form = Form.of(request);
    var fields = form.fields();
    var id = payment.id();
    var key = fields.text(KEY, LONGEST_KEY);
    var whole = act == Act.VOID ? null : Amounts.shown(fields, "whole");
    var given = act == Act.VOID ? null : Amounts.read(fields, AMOUNT, payment.money().currency());
    var amount = given == null ? whole : given;
    var reason = act == Act.REFUND ? fields.optionalText("reason", LONGEST_REASON) : null;
    var asked = form.values().deepCopy();
    asked.remove(KEY);
    return Mono.fromCallable(
            () -> {
              fields.verify();
              return IdempotencyKey.of(key, request, asked);
            })
        .flatMap(once ->
            switch (act) {
              case CAPTURE -> modifications.capture(caller, id, amount, once);
              case VOID -> modifications.cancel(caller, id, once);
              case REFUND -> refunds.refund(caller, id, amount, reason, once);
            });
  }

  /** A capture and a void are told by their attempt, the payment's last; a refund by itself. */
  private Mono<ServerResponse> told(
      ServerRequest request, Act act, Payment payment, Answer answer) {
    var body = Json.MAPPER.readTree(answer.body());
    var attempts = body.path("attempts");
    var outcome = attempts.isArray() ? attempts.path(attempts.size() - 1) : body;
    var status = outcome.path("status").asString("");
    var notice =
        DONE.contains(status) ? done(act) : FAILED.contains(status) ? "act_failed" : "act_pending";
    return screens.done(request, notice, PaymentSearch.path(payment.id()));
  }

  private static String done(Act act) {
    return switch (act) {
      case CAPTURE -> "captured";
      case VOID -> "voided";
      case REFUND -> "refunded";
    };
  }
}
