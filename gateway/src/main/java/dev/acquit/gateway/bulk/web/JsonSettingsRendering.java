package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.bulk.Approvals;
import dev.acquit.gateway.bulk.Approvals.Stored;
import dev.acquit.gateway.http.Json;
import org.springframework.stereotype.Component;

@Component
class JsonSettingsRendering implements Approvals.Rendering {

  @Override
  public byte[] of(Stored stored) {
    return Json.bytes(SettingsJson.of(stored));
  }
}
