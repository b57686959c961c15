package dev.acquit.gateway.http;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells an unavailable database from a fault of ours. A caller hears of neither more than a code.
 */
@Component
class FailureTranslator {

  private static final Logger LOG = LoggerFactory.getLogger(FailureTranslator.class);

  Problem translate(Throwable failure) {
    if (isUnavailable(failure)) {
      LOG.warn("Answered 503: {}", failure.toString());
      return Problem.of(ProblemCode.UNAVAILABLE);
    }
    return Problem.of(ProblemCode.INTERNAL);
  }

  private static boolean isUnavailable(Throwable failure) {
    return failure instanceof R2dbcTransientException
        || failure instanceof R2dbcNonTransientResourceException
        || failure instanceof R2dbcTimeoutException
        || failure instanceof TimeoutException;
  }
}
