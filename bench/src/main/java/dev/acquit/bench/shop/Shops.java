package dev.acquit.bench.shop;

import dev.acquit.bench.machine.Gateway;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Opens shops. */
public final class Shops {

  private static final int AT_ONCE = 8;

  private final AtomicInteger cards = new AtomicInteger();

  /**
   * Opens one.
   *
   * @param api of the gateway that opens it
   * @param processor where its processor account is
   * @param deadline of a charge there, in ISO 8601
   */
  public Shop open(Api api, String name, String processor, String deadline, int users) {
    var organization =
        api.post(Gateway.OPERATOR_KEY, "/v1/organizations", "{\"name\":\"" + name + "\"}")
            .at("/id")
            .asString();
    var key =
        api.post(
                Gateway.OPERATOR_KEY,
                "/v1/organizations/" + organization + "/api_keys",
                "{\"name\":\"bench\"}")
            .at("/key")
            .asString();
    var secret = "bench-" + UUID.randomUUID();
    var account =
        api.post(
            key,
            "/v1/processor_accounts",
            """
            {"processor":"simulator","name":"stub","base_url":"%s","deadlines":{"charge":"%s"},
             "credentials":{"api_key":"text:%s","webhook_secret":"text:%s"}}\
            """
                .formatted(processor, deadline, name, secret));
    return new Shop(
        Ids.uuid(organization),
        key,
        secret,
        account.at("/webhook_path").asString(),
        methods(api, key, name, users));
  }

  private List<String> methods(Api api, String key, String name, int users) {
    var saves =
        IntStream.range(0, users)
            .<Callable<String>>mapToObj(user -> () -> method(api, key, name + "-" + user))
            .toList();
    try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
      return executor.invokeAll(saves).stream().map(Shops::saved).toList();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String saved(Future<String> save) {
    try {
      return save.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private String method(Api api, String key, String user) {
    var token =
        api.post(
                key,
                "/v1/tokens",
                """
                {"type":"card","card":{"number":"%s","exp_month":12,"exp_year":2050,"holder_name":"Ana Roy"},
                 "billing_address":{"line1":"1 rue A","city":"Laval","region":"QC","postal_code":"H7A1A1","country":"CA"}}\
                """
                    .formatted(Cards.number(cards.incrementAndGet())))
            .at("/id")
            .asString();
    return api.post(
            key,
            "/v1/wallets/" + user + "/payment_methods",
            "{\"source\":\"" + token + "\",\"consent\":true}")
        .at("/id")
        .asString();
  }
}
