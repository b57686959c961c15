package dev.acquit.gateway.wallet.web;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.wallet.Consent;
import dev.acquit.gateway.wallet.MethodRendering;
import org.springframework.stereotype.Component;

@Component
class JsonMethodRendering implements MethodRendering {

  @Override
  public byte[] of(Consent.View view) {
    return Json.bytes(MethodJson.of(view));
  }
}
