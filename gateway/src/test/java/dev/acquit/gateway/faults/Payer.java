package dev.acquit.gateway.faults;

import dev.acquit.gateway.support.Http.Reply;
import dev.acquit.gateway.support.Shop;
import dev.acquit.gateway.support.User;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays scripts, and keeps what it was told. */
record Payer(Caller caller, Caller other, Processor processor, Queue<Told> told) {

  private static final int AMOUNT = 12550;
  private static final int PART = 2550;
  private static final int CARDS = 1_000_000_000;

  void play(Script script) {
    if (!script.isRetried()) {
      strike(script);
    }
    var token = token(script, script.number());
    if (token == null) {
      return;
    }
    var body = Shop.body(token, script.reference(), capture(script));
    var paid = tell(script, "charge", caller.decided("/v1/payments", body));
    if (paid != null && paid.status() == 201) {
      follow(script, body, "/v1/payments/" + paid.text("/id"), paid.text("/status"));
    }
  }

  private void strike(Script script) {
    if (script.struck() != null) {
      processor.strike(script);
    }
  }

  private static String capture(Script script) {
    return script.kind().isHeld() ? ",\"capture\":\"manual\"" : "";
  }

  private void follow(Script script, String body, String path, String status) {
    var taken = status.equals("succeeded");
    var held = status.equals("authorized");
    switch (script.kind()) {
      case CHARGE, DEBIT -> {}
      case CHARGE_AGAIN -> tell(script, "spent", caller.decided("/v1/payments", body));
      case RETRY -> {
        strike(script);
        together(
            () -> retry(script, path, status, caller), () -> retry(script, path, status, other));
      }
      case REFUND -> refund(script, path, taken, caller, AMOUNT);
      case TWO_REFUNDS ->
          together(
              () -> refund(script, path, taken, caller, AMOUNT),
              () -> refund(script, path, taken, other, PART));
      case REFUNDS_AT_ONCE ->
          together(
              () -> refund(script, path, taken, caller, PART),
              () -> refund(script, path, taken, other, PART),
              () -> refund(script, path, taken, caller, PART),
              () -> refund(script, path, taken, other, PART));
      case CAPTURE -> change(script, path + "/capture", held, caller);
      case VOID -> change(script, path + "/void", held, caller);
      case CAPTURE_OR_VOID ->
          together(
              () -> change(script, path + "/capture", held, caller),
              () -> change(script, path + "/void", held, other));
    }
  }

  private static void together(Runnable... steps) {
    var all =
        Stream.of(steps).map(step -> CompletableFuture.runAsync(step, Thread::startVirtualThread));
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
  }

  /** By another card: of those who retry at once, one charges. */
  private void retry(Script script, String path, String status, Caller by) {
    var card = User.card(Math.floorMod(script.reference().hashCode(), CARDS));
    var token = status.equals("failed") ? token(script, card) : null;
    if (token != null) {
      tell(script, "retry", by.decided(path + "/retry", "{\"source\":\"" + token + "\"}"));
    }
  }

  private void refund(Script script, String path, boolean taken, Caller by, int amount) {
    if (taken) {
      tell(script, "refund", by.decided(path + "/refunds", "{\"amount\":" + amount + "}"));
    }
  }

  private void change(Script script, String path, boolean held, Caller by) {
    if (held) {
      tell(script, path.substring(path.lastIndexOf('/') + 1), by.decided(path, "{}"));
    }
  }

  private @Nullable Reply tell(Script script, String operation, @Nullable Reply reply) {
    told.add(new Told(script, operation, reply));
    return reply;
  }

  private @Nullable String token(Script script, String number) {
    var body = script.isDebit() ? account(number) : card(number);
    var reply = tell(script, "token", caller.made("/v1/tokens", body));
    return reply == null || reply.status() != 201 ? null : reply.text("/id");
  }

  private static String card(String number) {
    return """
    {"type":"card","card":{"number":"%s","exp_month":12,"exp_year":2050,"cvc":"123"}}\
    """
        .formatted(number);
  }

  private static String account(String number) {
    return """
    {"type":"bank_account","bank_account":{"rail":"eft","institution_number":"000","transit_number":"11000",
      "account_number":"%s","account_type":"checking","holder_name":"Ana Roy"},"mandate":%s}\
    """
        .formatted(number, Shop.MANDATE);
  }
}
