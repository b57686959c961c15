package dev.acquit.gateway.availability.web;

import dev.acquit.gateway.availability.Availability;
import dev.acquit.gateway.availability.AvailabilityRendering;
import dev.acquit.gateway.http.Json;
import org.springframework.stereotype.Component;

@Component
class JsonAvailabilityRendering implements AvailabilityRendering {

  @Override
  public byte[] of(Availability availability) {
    return Json.bytes(ProcessorJson.of(availability));
  }
}
