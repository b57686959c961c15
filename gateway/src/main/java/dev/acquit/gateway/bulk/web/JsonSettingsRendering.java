package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.bulk.Approval;
import dev.acquit.gateway.bulk.Approvals;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.versioned.Stored;
import org.springframework.stereotype.Component;

@Component
class JsonSettingsRendering implements Approvals.Rendering {

  @Override
  public byte[] of(Stored<Approval> stored) {
    return Json.bytes(SettingsJson.of(stored));
  }
}
