package dev.acquit.bench.shop;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * One organization.
 *
 * @param organization its id in the database
 * @param key of its API
 * @param secret its account's, for webhooks
 * @param webhooks the path that its processor sends them to
 * @param methods its users' cards, {@code pm_...}
 */
public record Shop(
    UUID organization, String key, String secret, String webhooks, List<String> methods) {

  /** Charges a card of one user; the payment's id. */
  public String charge(Api api, int user) {
    var charged =
        api.post(
            key,
            "/v1/payments",
            """
            {"amount":12550,"currency":"CAD","source":"%s","reference":"T-%d","description":"Day camp, week 3",
             "external_refs":{"account":"a-77","order_line":"l-9"},"metadata":{"season":"summer"}}\
            """
                .formatted(methods.get(user), user));
    if (!"succeeded".equals(charged.at("/status").asString())) {
      throw new IllegalStateException("The stub approves all: " + charged);
    }
    return charged.at("/id").asString();
  }

  /** What a driver charges, line by line, so that the shops' users take turns. */
  public static Path charges(Path file, List<Shop> shops) {
    var most = shops.stream().mapToInt(shop -> shop.methods.size()).max().orElse(0);
    var lines =
        IntStream.range(0, most)
            .boxed()
            .flatMap(user -> shops.stream().map(shop -> shop.line(user)))
            .toList();
    return Lines.write(file, lines);
  }

  private String line(int user) {
    return key + "\t" + methods.get(user % methods.size());
  }
}
