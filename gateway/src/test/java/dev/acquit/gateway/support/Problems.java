package dev.acquit.gateway.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Http.Reply;
import java.util.List;

/** What every refusal owes its caller (RFC 9457). */
public final class Problems {

  private Problems() {}

  /** A whole problem, of that status and code. */
  public static void assertProblem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(reply.number("/status")).isEqualTo(status);
    assertThat(reply.text("/code")).isEqualTo(code);
    assertThat(List.of("/type", "/title", "/detail", "/instance", "/request_id"))
        .allSatisfy(member -> assertThat(reply.text(member)).as(member).isNotEmpty());
    assertThat(reply.headers().firstValue("X-Request-Id")).hasValue(reply.text("/request_id"));
  }

  /** The bad fields, as {@code pointer code}. */
  public static List<String> errors(Reply reply) {
    return reply
        .json()
        .at("/errors")
        .valueStream()
        .map(error -> error.at("/pointer").asString() + " " + error.at("/code").asString())
        .toList();
  }
}
