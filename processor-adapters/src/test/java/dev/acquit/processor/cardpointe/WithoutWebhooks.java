package dev.acquit.processor.cardpointe;

import dev.acquit.processor.Notice.Fact;
import dev.acquit.processor.contract.ProcessorKit;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What CardPointe does not have: none of these is ever heard, or sent. */
abstract class WithoutWebhooks implements ProcessorKit {

  @Override
  public boolean takesNetworkTransactionId() {
    return false;
  }

  @Override
  public List<Event> events() {
    return List.of();
  }

  @Override
  public Event unheardOfEvent() {
    return new Event("{}", "none", Fact.class, "none");
  }

  @Override
  public Signed sign(String body, List<String> secrets, Instant at) {
    return new Signed(body, Map.of());
  }

  @Override
  public String webhookSecret() {
    return "password";
  }

  @Override
  public boolean signsTime() {
    return false;
  }
}
