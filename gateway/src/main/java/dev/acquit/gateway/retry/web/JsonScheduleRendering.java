package dev.acquit.gateway.retry.web;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.retry.Schedule;
import dev.acquit.gateway.retry.ScheduleRendering;
import dev.acquit.gateway.versioned.Stored;
import org.springframework.stereotype.Component;

@Component
class JsonScheduleRendering implements ScheduleRendering {

  @Override
  public byte[] of(Stored<Schedule> stored) {
    return Json.bytes(ScheduleJson.of(stored));
  }
}
