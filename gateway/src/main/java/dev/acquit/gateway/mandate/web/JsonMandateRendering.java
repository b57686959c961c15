package dev.acquit.gateway.mandate.web;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.MandateRendering;
import org.springframework.stereotype.Component;

@Component
class JsonMandateRendering implements MandateRendering {

  @Override
  public byte[] of(Mandate mandate) {
    return Json.bytes(MandateJson.of(mandate));
  }
}
