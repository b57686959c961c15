package dev.acquit.bench.driver;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.List;

/** Charges saved methods in turn, each time under a new key. A line is an API key and a method. */
final class Charges implements Work {

  private final List<List<String>> methods;
  private final String run;
  private long made;

  Charges(List<List<String>> methods, String name) {
    this.methods = methods;
    this.run = name + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-";
  }

  @Override
  public FullHttpRequest next() {
    var method = methods.get((int) (made % methods.size()));
    var reference = run + made++;
    var request = Work.post("/v1/payments", body(method.get(1), reference));
    request
        .headers()
        .set(HttpHeaderNames.AUTHORIZATION, "Bearer " + method.getFirst())
        .set("Idempotency-Key", reference);
    return request;
  }

  /** As a checkout fills it in. */
  static String body(String method, String reference) {
    return """
    {"amount":12550,"currency":"CAD","source":"%s","reference":"%s","description":"Day camp, week 3",\
    "purpose":"checkout","initiator":"customer","external_refs":{"account":"a-77","order_line":"l-9"},\
    "metadata":{"season":"summer"}}\
    """
        .formatted(method, reference);
  }

  /** A decline is a 201 as well, and the stub declines nothing. */
  @Override
  public boolean isSuccess(int status, String beginning) {
    return status == 201 && beginning.contains("\"status\":\"succeeded\"");
  }
}
