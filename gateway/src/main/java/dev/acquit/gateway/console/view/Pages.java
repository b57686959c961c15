package dev.acquit.gateway.console.view;

import dev.acquit.gateway.http.LogContext;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Makes pages of templates. It reads files, and takes milliseconds: two threads do it, so that no
 * event loop waits, and what is more than waits beside them is refused. Nothing of it is made
 * before somebody asks for a page.
 */
@Component
public class Pages implements DisposableBean {

  private static final int THREADS = 2;
  private static final int WAITING = 100; // beside each

  private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, WAITING, "pages");
  private final SingletonSupplier<SpringTemplateEngine> engine =
      SingletonSupplier.of(Pages::engine);

  private final Clock clock;

  Pages(Clock clock) {
    this.clock = clock;
  }

  private static SpringTemplateEngine engine() {
    var templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("console/");
    templates.setSuffix(".html");
    templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(templates);
    engine.setTemplateEngineMessageSource(Wording.WORDS);
    return engine;
  }

  /**
   * The page in UTF-8.
   *
   * @param model what the template is given, made on the pages' threads
   */
  public Mono<byte[]> render(
      String template, Taste taste, Function<Wording, Map<String, Object>> model) {
    return away(() -> {
      var context = new Context(taste.locale(), model.apply(new Wording(taste, clock.instant())));
      return engine.obtain().process(template, context).getBytes(StandardCharsets.UTF_8);
    });
  }

  /** Their words, for what is no page; they are read already. */
  public Mono<Wording> words(Taste taste) {
    return away(() -> {
      var words = new Wording(taste, clock.instant());
      words.of("brand");
      return words;
    });
  }

  /** Does something that blocks for a moment. */
  public <T> Mono<T> away(Callable<T> work) {
    return LogContext.kept(Mono.fromCallable(work).subscribeOn(threads))
        .onErrorMap(RejectedExecutionException.class, _ -> Problem.of(ProblemCode.OVER_CAPACITY));
  }

  @Override
  public void destroy() {
    threads.dispose();
  }
}
