package dev.acquit.processor.simulator;

import dev.acquit.processor.Account;
import dev.acquit.processor.Account.Deadlines;
import dev.acquit.processor.Processor;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.http.ProcessorHttp;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The simulator. Credentials: {@code api_key}, any text that names an account of its own, and
 * {@code webhook_secret} where the simulator sends events; without it none is believed.
 */
@Component
public final class SimulatorProcessor implements Processor {

  private static final String API_KEY = "api_key";
  private static final String WEBHOOK_SECRET = "webhook_secret";

  private final Codes codes = Codes.read();

  @Override
  public String name() {
    return "simulator";
  }

  @Override
  public Profile profile() {
    return new Profile(
        List.of(Need.credential(API_KEY), Need.optionalCredential(WEBHOOK_SECRET)),
        null,
        null,
        Deadlines.DEFAULT);
  }

  @Override
  public ProcessorAccount open(Account account) {
    var http =
        ProcessorHttp.open(account)
            .with(HttpHeaders.AUTHORIZATION, "Bearer " + account.credential(API_KEY));
    return new SimulatorAccount(http, codes, account.secrets(WEBHOOK_SECRET));
  }
}
