package dev.acquit.gateway.tracing;

import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Traces, where there is somewhere for them to go; else there is nothing of all this. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracingConfiguration.Endpoint.class)
class TracingConfiguration {

  private static final String US = "acquit";
  private static final Duration TIME_LIMIT = Duration.ofSeconds(5);
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final int LONGEST_TAG = 256;

  @Bean(destroyMethod = "") // it would wait for ten seconds
  SdkTracerProvider spanProvider(TracingSettings settings, SpanCounts counts) {
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(TracingSettings.url(Objects.requireNonNull(settings.otlpEndpoint())))
            .setConnectTimeout(TIME_LIMIT)
            .setTimeout(TIME_LIMIT)
            .build();
    return SdkTracerProvider.builder()
        .setResource(
            Resource.getDefault()
                .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), US))))
        .setSampler(sampler(settings.sampling()))
        .setSpanLimits(SpanLimits.builder().setMaxAttributeValueLength(LONGEST_TAG).build())
        .addSpanProcessor(new BoundedSpans(exporter, counts))
        .build();
  }

  /** A caller names its trace, and has no say in whether it is kept. */
  private static Sampler sampler(double share) {
    var chance = Sampler.traceIdRatioBased(share);
    return Sampler.parentBasedBuilder(chance)
        .setRemoteParentSampled(chance)
        .setRemoteParentNotSampled(chance)
        .build();
  }

  @Bean
  DisposableBean lastSpans(SdkTracerProvider provider) {
    return () -> provider.shutdown().join(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Bean
  Traces traces(SdkTracerProvider provider) {
    var tracer = provider.get(US);
    return new Traces(
        new OtelTracer(tracer, new OtelCurrentTraceContext(), _ -> {}),
        new OtelPropagator(
            ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer));
  }

  @Bean
  TraceFilter traceFilter(Traces traces) {
    return new TraceFilter(traces);
  }

  static final class Endpoint implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return StringUtils.hasText(
          context.getEnvironment().getProperty(TracingSettings.OTLP_ENDPOINT));
    }
  }
}
