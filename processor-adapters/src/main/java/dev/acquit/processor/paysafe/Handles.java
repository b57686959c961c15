package dev.acquit.processor.paysafe;

import dev.acquit.processor.Call;
import dev.acquit.processor.Call.Initiator;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Outcome.ActionRequired;
import dev.acquit.processor.Outcome.Declined;
import dev.acquit.processor.Outcome.NextAction;
import dev.acquit.processor.Outcome.NotAttempted;
import dev.acquit.processor.Outcome.Rejected;
import dev.acquit.processor.Outcome.Rejection;
import dev.acquit.processor.Outcome.Unknown;
import dev.acquit.processor.Rail;
import dev.acquit.processor.http.ProcessorHttp;
import dev.acquit.processor.paysafe.HandleRequest.ReturnLink;
import dev.acquit.processor.paysafe.PaysafeSettings.ThreeDs;
import java.net.URI;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Makes and reads payment handles, which move nothing: a failure here is no doubt yet. */
final class Handles {

  static final String PATH = "/paymenthandles";

  private final ProcessorHttp http;
  private final PaysafeSettings settings;
  private final PaysafeReplies replies;

  Handles(ProcessorHttp http, PaysafeSettings settings, PaysafeReplies replies) {
    this.http = http;
    this.settings = settings;
    this.replies = replies;
  }

  /** What a handle came to. */
  sealed interface Step {

    /** It can be paid with. */
    record Payable(String token) implements Step {

      @Override
      public String toString() {
        return "Payable[****]";
      }
    }

    /** There will be no payment for now. */
    record Ended(Outcome outcome) implements Step {}
  }

  /** Makes the handle of a charge. A second send of it proves nothing of the first. */
  Mono<Step> make(Call.Charge call, Operation operation) {
    var request =
        http.client().post().uri(settings.prefix() + PATH).bodyValue(request(call, operation));
    var canSend = returnUrl(call) != null;
    return http.question(
            request,
            response -> read(response, call.instrument().rail(), canSend),
            why -> new Step.Ended(new NotAttempted(why)))
        .map(step -> call.firstSend() ? step : doubted(step));
  }

  /** Reads the handle that the payer was sent away with. What it ended with is certain. */
  Mono<Step> returned(Call.Resume call) {
    var uri = settings.prefix() + PATH + "/" + call.processorReference();
    return http.question(
            http.client().get().uri(uri),
            this::readReturned,
            why -> new Step.Ended(new NotAttempted(why)))
        .map(step ->
            step instanceof Step.Ended(var outcome)
                ? new Step.Ended(ProcessorHttp.judged(outcome, call.firstSend()))
                : step);
  }

  private HandleRequest request(Call.Charge call, Operation operation) {
    var url = returnUrl(call);
    var isAuthenticated = settings.threeDs() == ThreeDs.REQUEST;
    return HandleRequest.of(
        "H-" + call.reference(),
        operation == Operation.VERIFY ? "VERIFICATION" : "PAYMENT",
        call.amount(),
        call.instrument(),
        settings,
        call.initiator() == Initiator.CUSTOMER,
        url == null ? null : ReturnLink.to(url),
        isAuthenticated && url != null ? HandleRequest.ThreeDs.at(url) : null);
  }

  /** Only a payer who is there, with a card, can be sent anywhere. */
  private @Nullable URI returnUrl(Call.Charge call) {
    var isPayersCard =
        call.instrument().rail() == Rail.CARD && call.initiator() == Initiator.CUSTOMER;
    return isPayersCard && settings.threeDs() != ThreeDs.NEVER ? call.order().returnUrl() : null;
  }

  private Mono<Step> read(ClientResponse response, Rail rail, boolean canSend) {
    return switch (response.statusCode().value()) {
      case 200, 201 -> response.bodyToMono(Handle.class).map(handle -> step(handle, canSend));
      default -> replies.refused(response, rail).map(Handles::nothingMoved);
    };
  }

  private Step step(Handle handle, boolean canSend) {
    var token = handle.paymentHandleToken();
    if ("FAILED".equals(handle.status())) {
      return failed(handle, "HANDLE_FAILED");
    }
    if ("REDIRECT".equals(handle.action())) {
      return canSend ? sent(handle) : failed(handle, "REDIRECT");
    }
    return "PAYABLE".equals(handle.status()) && token != null
        ? new Step.Payable(token)
        : nothingMoved(new Unknown("handle_not_payable"));
  }

  private Step sent(Handle handle) {
    var url = handle.redirect();
    var id = handle.id();
    if (url == null || id == null) {
      return nothingMoved(new Unknown("action_not_foreseen"));
    }
    var until = Instant.now().plus(settings.actionWindow());
    return new Step.Ended(new ActionRequired(id, new NextAction("redirect", url, until)));
  }

  private Mono<Step> readReturned(ClientResponse response) {
    return switch (response.statusCode().value()) {
      case 200, 201 -> response.bodyToMono(Handle.class).map(this::returnedStep);
      default -> replies.refused(response, Rail.CARD).map(Handles::nothingMoved);
    };
  }

  private Step returnedStep(Handle handle) {
    var token = handle.paymentHandleToken();
    return switch (handle.status()) {
      case "PAYABLE" ->
          token == null ? nothingMoved(new Unknown("unreadable")) : new Step.Payable(token);
      case "FAILED" -> failed(handle, "HANDLE_FAILED");
      case "EXPIRED" -> failed(handle, "HANDLE_EXPIRED");
      case "COMPLETED" -> new Step.Ended(new Rejected(Rejection.DUPLICATE, "handle_completed"));
      case "INITIATED", "PROCESSING" -> nothingMoved(new Unknown("payer_not_back"));
      case null, default -> nothingMoved(new Unknown("unreadable"));
    };
  }

  private Step failed(Handle handle, String otherwise) {
    var code = PaysafeCodes.text(handle.error(), "code");
    var decline = replies.codes().declined(code, handle.gatewayResponse(), otherwise);
    return new Step.Ended(new Declined(handle.id(), decline));
  }

  private static Step nothingMoved(Outcome outcome) {
    return new Step.Ended(outcome instanceof Unknown(var why, _) ? new NotAttempted(why) : outcome);
  }

  /** The first send may have been paid with. */
  private static Step doubted(Step step) {
    return step instanceof Step.Ended(var outcome)
        ? new Step.Ended(
            switch (ProcessorHttp.judged(outcome, false)) {
              case Declined(_, var decline) -> new Unknown("resend_" + decline.processorCode());
              case ActionRequired _ -> new Unknown("resend_action");
              case Outcome judged -> judged;
            })
        : step;
  }

  /** A handle as Paysafe tells it. Any part may be missing: it came over a wire. */
  record Handle(
      @Nullable String id,
      @Nullable String paymentHandleToken,
      @Nullable String status,
      @Nullable String action,
      @Nullable JsonNode links,
      @Nullable JsonNode gatewayResponse,
      @Nullable JsonNode error) {

    /** Where the payer goes; null where no link can be followed. */
    @Nullable URI redirect() {
      if (links == null || !links.isArray()) {
        return null;
      }
      return links
          .valueStream()
          .filter(link -> "redirect_payment".equals(PaysafeCodes.text(link, "rel")))
          .map(link -> absolute(PaysafeCodes.text(link, "href")))
          .flatMap(Stream::ofNullable)
          .findFirst()
          .orElse(null);
    }

    private static @Nullable URI absolute(@Nullable String href) {
      try {
        var uri = href == null ? null : URI.create(href);
        return uri != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
            ? uri
            : null;
      } catch (IllegalArgumentException malformed) {
        return null;
      }
    }

    @Override
    public String toString() {
      return "Handle[" + id + ", " + status + "]";
    }
  }
}
