package dev.acquit.gateway.inbox;

import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.money.Ids;
import dev.acquit.gateway.payment.Notices;
import dev.acquit.processor.Notice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Takes in what processors send: the signature first, over the raw body; then it is stored; and
 * only then is the processor told that it came. It is applied afterwards.
 */
@Service
public class Inbox {

  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  private final Notices notices;
  private final Deliveries deliveries;
  private final InboxSettings settings;

  Inbox(Notices notices, Deliveries deliveries, InboxSettings settings) {
    this.notices = notices;
    this.deliveries = deliveries;
    this.settings = settings;
  }

  /**
   * Stores a webhook; one that was stored before is no news. A {@link Problem} if it is not
   * believed.
   *
   * @return what the processor wants to be answered
   */
  public Mono<String> receive(UUID account, Notice.Raw webhook) {
    return notices
        .read(account, webhook)
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(read -> store(read, webhook));
  }

  private Mono<String> store(Notices.Read read, Notice.Raw webhook) {
    return switch (read.notice()) {
      case Notice.Refused(var why) -> {
        var account = IdKind.PROCESSOR_ACCOUNT.format(read.route().account());
        LOG.warn("A webhook for account {} is refused: {}", account, why);
        yield Mono.error(Problem.of(ProblemCode.WEBHOOK_REFUSED, why));
      }
      case Notice.Genuine genuine ->
          store(read, genuine, sha256(webhook.body()), webhook.receivedAt())
              .thenReturn(genuine.acknowledgement());
    };
  }

  /** Stores what an account was asked for, as if it had been sent; tells whether it was new. */
  Mono<Boolean> take(Notices.Read read, Notice.Genuine genuine, Instant at) {
    var id = genuine.eventId().getBytes(StandardCharsets.UTF_8);
    return store(read, genuine, sha256(id), at);
  }

  private Mono<Boolean> store(
      Notices.Read read, Notice.Genuine genuine, byte[] digest, Instant at) {
    return deliveries.add(delivery(read, genuine, digest, at), settings.grace());
  }

  private static Delivery delivery(
      Notices.Read read, Notice.Genuine genuine, byte[] digest, Instant at) {
    return new Delivery(
        read.organization(),
        Ids.next(),
        read.live(),
        read.route(),
        genuine.eventId(),
        digest,
        genuine.facts(),
        at,
        false);
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
