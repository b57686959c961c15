package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.bulk.BatchRendering;
import dev.acquit.gateway.http.Json;
import org.springframework.stereotype.Component;

@Component
class JsonBatchRendering implements BatchRendering {

  @Override
  public byte[] of(Batch batch) {
    return Json.bytes(BatchJson.of(batch));
  }
}
