package dev.acquit.gateway.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Scrape;
import dev.acquit.gateway.support.Shop;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.web.server.WebFilter;

/** Where spans have nowhere to go, there are none. */
@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class TracesOffIT {

  @Autowired private ApplicationContext context;

  @Test
  void nothingIsTraced(Api api, CapturedOutput output) {
    var shop = api.shop();
    shop.paid(Shop.fresh());

    assertThat(context.getBeansOfType(SdkTracerProvider.class)).isEmpty();
    assertThat(context.getBeansOfType(Traces.class)).isEmpty();
    assertThat(context.getBeansOfType(WebFilter.class).values())
        .isNotEmpty()
        .noneMatch(TraceFilter.class::isInstance);
    assertThat(Scrape.of(api).text()).contains("acquit_spans_total{result=\"exported\"} 0.0");
    assertThat(output.getAll().lines().filter(line -> line.contains(shop.organization())))
        .isNotEmpty()
        .noneMatch(line -> line.contains("trace_id"));
  }
}
