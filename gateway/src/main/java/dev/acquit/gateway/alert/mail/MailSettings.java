package dev.acquit.gateway.alert.mail;

import dev.acquit.gateway.settings.Range;
import dev.acquit.gateway.settings.StartRefusedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server. Without a host no mail is sent.
 *
 * @param host that takes mails for whoever they are for
 * @param username where it wants to know who sends; the password is from the environment
 * @param from whom mails are from
 * @param security {@code starttls}, {@code tls} from the first byte, or {@code none}, for a server
 *     on this machine
 * @param timeLimit to connect, and for each answer
 */
@ConfigurationProperties("acquit.mail")
public record MailSettings(
    @Nullable String host,
    @DefaultValue("587") @Range(least = "1", most = "65535") int port,
    @Nullable String username,
    @Nullable String password,
    @Nullable String from,
    @DefaultValue("starttls") Security security,
    @DefaultValue("15s") Duration timeLimit) {

  /** Refuses a server that nobody would send mails by. */
  public MailSettings {
    if (isSet(host) && !isSet(from)) {
      throw new StartRefusedException(
          "ACQUIT_MAIL_FROM is not set.", "Write the address that mails shall be from.");
    }
    if (isSet(username) && security == Security.NONE) {
      throw new StartRefusedException(
          "ACQUIT_MAIL_SECURITY is none, and ACQUIT_MAIL_USERNAME is set.",
          "Write starttls or tls: no password is sent in the open.");
    }
  }

  private static boolean isSet(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  boolean sends() {
    return isSet(host);
  }

  boolean signsIn() {
    return isSet(username);
  }

  @Override
  public String toString() {
    return "MailSettings[****]";
  }

  /** How the way to the server is kept from others. */
  public enum Security {
    STARTTLS,
    TLS,
    NONE
  }
}
