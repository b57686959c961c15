package dev.acquit.gateway.alert;

import reactor.core.publisher.Mono;

/** Port: sends mail. */
public interface Mailer {

  /** Whether there is a mail server to send it by. */
  boolean sends();

  /** Ends once the mail server has taken it; an error where it did not, or nobody knows. */
  Mono<Void> send(Mail mail);

  /**
   * A mail in plain text.
   *
   * @param id the same for the same mail, however often it is sent: who gets it twice can tell
   */
  record Mail(String id, String to, String subject, String text) {

    @Override
    public String toString() {
      return "Mail[" + id + "]";
    }
  }
}
