package dev.acquit.gateway.action.web;

import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.payment.ActionItem;
import dev.acquit.gateway.payment.ItemRendering;
import dev.acquit.gateway.payment.Views;
import org.springframework.stereotype.Component;

@Component
class JsonItemRendering implements ItemRendering {

  private final Views views;
  private final Steps steps;

  JsonItemRendering(Views views, Steps steps) {
    this.views = views;
    this.steps = steps;
  }

  @Override
  public byte[] of(ActionItem item) {
    return Json.bytes(ItemJson.of(item, views, steps, null));
  }
}
