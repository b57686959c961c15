package dev.acquit.gateway.payment.web;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.payment.Payment;
import dev.acquit.gateway.payment.Refund;
import dev.acquit.gateway.payment.Rendering;
import org.springframework.stereotype.Component;

@Component
class JsonRendering implements Rendering {

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
}
