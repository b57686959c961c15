package dev.acquit.gateway.webhook;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Port: the way to receivers. */
public interface Transport {

  /** Whether that may be an endpoint's, as far as it can be told before its name is resolved. */
  boolean allows(URI url);

  /** Sends once, to where nothing forbids it now. What goes wrong is a value. */
  Mono<Reply> send(Message message);

  /**
   * What is sent.
   *
   * @param id the event's, as the API shows it
   * @param timestamp of this try, in seconds
   * @param signature all that apply, as the header has them
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Message(URI url, String id, long timestamp, String signature, byte[] body) {}

  /**
   * What came of it.
   *
   * @param status null where there was no answer
   * @param error why there was none, or why it is not taken; a short stable word
   * @param retryAfter what a receiver asks for that is overloaded
   */
  record Reply(@Nullable Integer status, @Nullable String error, @Nullable Duration retryAfter) {

    private static final int GONE = 410;

    public boolean succeeded() {
      return status != null && status / 100 == 2;
    }

    boolean gone() {
      return status != null && status == GONE;
    }
  }
}
