package dev.acquit.processor.simulator;

import dev.acquit.processor.Account;
import dev.acquit.processor.Processor;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.http.ProcessorHttp;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The simulator. Credentials: {@code api_key}, any text that names an account of its own, and
 * {@code webhook_secret} where the simulator sends events; without it none is believed.
 */
@Component
public final class SimulatorProcessor implements Processor {

  private final Codes codes = Codes.read();

  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public ProcessorAccount open(Account account) {
    var http =
        ProcessorHttp.open(account)
            .with(HttpHeaders.AUTHORIZATION, "Bearer " + account.credential("api_key"));
    return new SimulatorAccount(http, codes, account.credentials().get("webhook_secret"));
  }
}
