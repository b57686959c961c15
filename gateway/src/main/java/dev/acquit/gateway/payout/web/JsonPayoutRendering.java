package dev.acquit.gateway.payout.web;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.payout.Payout;
import dev.acquit.gateway.payout.PayoutRendering;
import org.springframework.stereotype.Component;

@Component
class JsonPayoutRendering implements PayoutRendering {

  @Override
  public byte[] of(Payout payout) {
    return Json.bytes(PayoutJson.of(payout));
  }
}
