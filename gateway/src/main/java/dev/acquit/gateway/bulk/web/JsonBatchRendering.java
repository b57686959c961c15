package dev.acquit.gateway.bulk.web;

import dev.acquit.gateway.bulk.Batch;
import dev.acquit.gateway.bulk.Batches;
import dev.acquit.gateway.bulk.Row;
import dev.acquit.gateway.http.Json;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class JsonBatchRendering implements Batches.Rendering {

  @Override
  public byte[] of(Batch batch) {
    return Json.bytes(BatchJson.of(batch));
  }

  @Override
  public String head(List<String> more) {
    return RowJson.head(more);
  }

  @Override
  public String line(Row row, List<String> more) {
    return RowJson.of(row).line(more);
  }
}
