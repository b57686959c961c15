package dev.acquit.gateway;

import dev.acquit.gateway.http.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Hooks;

/**
 * A failure that comes when nobody waits for it any more, such as that of a call whose caller has
 * left: it is worth a line, and no stack at the level of errors, as Reactor would have it.
 */
@Component
class DroppedErrors implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(DroppedErrors.class);

  DroppedErrors() {
    Hooks.onErrorDropped(DroppedErrors::note);
  }

  private static void note(Throwable failure) {
    if (!(failure instanceof Problem)) { // a refusal, which its caller did not stay to hear
      LOG.warn("Failed when nobody waited for it any more: {}", failure.toString());
    }
    LOG.debug("It failed so", failure);
  }

  @Override
  public void destroy() {
    Hooks.resetOnErrorDropped();
  }
}
