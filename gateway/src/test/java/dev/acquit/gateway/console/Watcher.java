package dev.acquit.gateway.console;

import static dev.acquit.gateway.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** A page that is open, and what it is told. */
final class Watcher implements AutoCloseable, Subscriber<String> {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> over;

  /** Asks as that browser does; {@code query} begins with a question mark, or is empty. */
  Watcher(Api api, Browser browser, String query) {
    var request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + api.http().port() + "/console/live" + query));
    browser.all().forEach(request::header);
    over =
        client
            .sendAsync(request.build(), BodyHandlers.fromLineSubscriber(this))
            .thenApply(answer -> answer.statusCode());
  }

  /** One that is told something by now. */
  static Watcher of(Api api, Browser browser) {
    var watcher = new Watcher(api, browser, "");
    watcher.hears("event:beat");
    return watcher;
  }

  /** Waits until it is told that. */
  void hears(String what) {
    eventually(() -> assertThat(all()).contains(what));
  }

  String all() {
    return String.join("\n", lines);
  }

  /** Waits until it is told nothing any more. */
  void ends() {
    eventually(() -> assertThat(over.isDone()).as(all()).isTrue());
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    lines.add(line);
  }

  @Override
  public void onError(Throwable failure) {
    lines.add("failed:" + failure);
  }

  @Override
  public void onComplete() {}

  @Override
  public void close() {
    client.shutdownNow();
  }
}
