package dev.acquit.gateway.dispute.web;

import dev.acquit.gateway.dispute.Dispute;
import dev.acquit.gateway.dispute.DisputeRendering;
import dev.acquit.gateway.http.Json;
import org.springframework.stereotype.Component;

@Component
class JsonDisputeRendering implements DisputeRendering {

  @Override
  public byte[] of(Dispute dispute) {
    return Json.bytes(DisputeJson.of(dispute));
  }
}
