package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.payment.Doubts.Lookup;
import dev.acquit.gateway.payment.Event;
import dev.acquit.gateway.payment.Failure;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Refund;
import dev.acquit.gateway.payment.Rendering;
import dev.acquit.gateway.payment.RetryService.DryRun;
import dev.acquit.gateway.payment.Views;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class JsonRendering implements Rendering, Views {

  private final Reasons reasons;

  JsonRendering(Reasons reasons) {
    this.reasons = reasons;
  }

  @Override
  public byte[] of(Payment payment) {
    return Json.bytes(PaymentJson.of(payment, reasons));
  }

  @Override
  public byte[] of(Refund refund) {
    return Json.bytes(RefundJson.of(refund, reasons));
  }

  @Override
  public Object view(Payment payment) {
    return PaymentJson.of(payment, reasons);
  }

  @Override
  public Object view(Refund refund) {
    return RefundJson.of(refund, reasons);
  }

  @Override
  public Object view(Failure failure, @Nullable Instant retryAfter) {
    return Objects.requireNonNull(FailureJson.of(failure, retryAfter, reasons));
  }

  @Override
  public Object view(DryRun run) {
    return RetryDryRunJson.of(run);
  }

  @Override
  public List<?> timeline(Payment payment, List<Event> events, List<Lookup> lookups) {
    return Timeline.of(payment, events, lookups);
  }
}
