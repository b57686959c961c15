package dev.acquit.gateway.http;

import io.micrometer.context.ThreadLocalAccessor;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.web.server.ServerWebExchange;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The ids that every log line of a request carries. They travel in the Reactor context; context
 * propagation puts them into the logging context around each signal.
 */
public final class LogContext implements ThreadLocalAccessor<Map<String, String>> {

  private static final String KEY = "acquit.log";
  private static final String REQUEST = "request_id";
  private static final String ORGANIZATION = "organization_id";
  private static final String PAYMENT = "payment_id";
  private static final String TRACE = "trace_id";

  public static Context request(Context context, String id) {
    return with(context, REQUEST, id);
  }

  /** Also notes it on the exchange: a failure leaves the context that it happened in. */
  public static Context organization(ServerWebExchange exchange, Context context, String id) {
    exchange.getAttributes().put(ORGANIZATION, id);
    return with(context, ORGANIZATION, id);
  }

  /** What the exchange noted. */
  static Context of(ServerWebExchange exchange, Context context) {
    String organization = exchange.getAttribute(ORGANIZATION);
    return organization == null ? context : with(context, ORGANIZATION, organization);
  }

  public static Context payment(Context context, String id) {
    return with(context, PAYMENT, id);
  }

  public static Context trace(Context context, String id) {
    return with(context, TRACE, id);
  }

  private static Context with(Context context, String name, String value) {
    var ids = new HashMap<>(of(context));
    ids.put(name, value);
    return context.put(KEY, Map.copyOf(ids));
  }

  private static Map<String, String> of(ContextView context) {
    return context.hasKey(KEY) ? context.get(KEY) : Map.of();
  }

  @Override
  public Object key() {
    return KEY;
  }

  @Override
  public Map<String, String> getValue() {
    var ids = MDC.getCopyOfContextMap();
    return ids == null ? Map.of() : ids;
  }

  @Override
  public void setValue(Map<String, String> ids) {
    MDC.setContextMap(ids);
  }

  @Override
  public void setValue() {
    MDC.clear();
  }
}
