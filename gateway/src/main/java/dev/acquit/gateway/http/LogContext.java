package dev.acquit.gateway.http;

import java.util.HashMap;
import java.util.Map;
import org.reactivestreams.Subscription;
import org.slf4j.MDC;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.CorePublisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The ids that every log line of a request carries. They travel in the Reactor context, and are put
 * into the logging context where work begins and where a signal comes from elsewhere: whatever
 * waits for others, as a statement or a processor does, is {@link #kept}.
 */
public final class LogContext {

  private static final String KEY = "acquit.log";

  /** What the logging context of a thread holds; nobody else writes to it. */
  private static final ThreadLocal<Map<String, String>> SHOWN = ThreadLocal.withInitial(Map::of);

  private static final String REQUEST = "request_id";
  private static final String ORGANIZATION = "organization_id";
  private static final String PAYMENT = "payment_id";
  private static final String TRACE = "trace_id";

  private LogContext() {}

  /** The same work: what it logs, and what comes after it on its thread, carries its ids. */
  public static <T> Mono<T> kept(Mono<T> work) {
    return new Logged.One<>(work);
  }

  /** The same for many. */
  public static <T> Flux<T> kept(Flux<T> work) {
    return new Logged.Many<>(work);
  }

  public static Context request(Context context, String id) {
    return with(context, REQUEST, id);
  }

  /** Also notes it on the exchange: a failure leaves the context that it happened in. */
  public static Context organization(ServerWebExchange exchange, Context context, String id) {
    exchange.getAttributes().put(ORGANIZATION, id);
    return with(context, ORGANIZATION, id);
  }

  /** The id of the request, as its answer tells it. */
  public static String requestId(ServerWebExchange exchange) {
    return RequestFilter.idOf(exchange);
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

  static Map<String, String> of(ContextView context) {
    return context.hasKey(KEY) ? context.get(KEY) : Map.of();
  }

  /** Does something within these ids. What is within something of the same ids copies nothing. */
  @SuppressWarnings("ReferenceEquality") // to compare them costs as much as to copy them
  static void within(Map<String, String> ids, Runnable work) {
    var before = SHOWN.get();
    if (ids == before) {
      work.run();
      return;
    }
    show(ids);
    try {
      work.run();
    } finally {
      show(before);
    }
  }

  private static void show(Map<String, String> ids) {
    SHOWN.set(ids);
    MDC.setContextMap(ids);
  }

  /** Who is told within the ids that travel along. */
  private record Logged<T>(CoreSubscriber<? super T> subscriber, Map<String, String> ids)
      implements CoreSubscriber<T> {

    private static <T> void begin(
        CorePublisher<? extends T> work, CoreSubscriber<? super T> subscriber) {
      var logged = new Logged<T>(subscriber, LogContext.of(subscriber.currentContext()));
      within(logged.ids, () -> work.subscribe(logged));
    }

    @Override
    public Context currentContext() {
      return subscriber.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscriber.onSubscribe(new Wanted(subscription, ids));
    }

    @Override
    public void onNext(T value) {
      within(ids, () -> subscriber.onNext(value));
    }

    @Override
    public void onError(Throwable failure) {
      within(ids, () -> subscriber.onError(failure));
    }

    @Override
    public void onComplete() {
      within(ids, subscriber::onComplete);
    }

    /** What is asked for, or not any more. */
    private record Wanted(Subscription subscription, Map<String, String> ids)
        implements Subscription {

      @Override
      public void request(long many) {
        within(ids, () -> subscription.request(many));
      }

      @Override
      public void cancel() {
        within(ids, subscription::cancel);
      }
    }

    /** Work with one result. */
    static final class One<T> extends MonoOperator<T, T> {

      One(Mono<? extends T> work) {
        super(work);
      }

      @Override
      public void subscribe(CoreSubscriber<? super T> subscriber) {
        Logged.begin(source, subscriber);
      }
    }

    /** Work with many. */
    static final class Many<T> extends FluxOperator<T, T> {

      Many(Flux<? extends T> work) {
        super(work);
      }

      @Override
      public void subscribe(CoreSubscriber<? super T> subscriber) {
        Logged.begin(source, subscriber);
      }
    }
  }
}
