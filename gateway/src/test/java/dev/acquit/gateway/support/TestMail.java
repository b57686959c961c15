package dev.acquit.gateway.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The mail server of this test JVM, which takes mails for everybody. */
public final class TestMail {

  private static final GreenMail SERVER = started();

  private TestMail() {}

  private static GreenMail started() {
    var server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    server.start();
    return server;
  }

  /** What came for that address, oldest first. */
  public static List<Received> to(String address) {
    return Stream.of(SERVER.getReceivedMessagesForDomain(address)).map(TestMail::read).toList();
  }

  private static Received read(MimeMessage message) {
    try {
      return new Received(
          message.getMessageID(), message.getSubject(), (String) message.getContent());
    } catch (MessagingException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A mail that came. */
  public record Received(String id, String subject, String text) {}

  /** Has a context send its mails there. */
  static final class Initializer
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(
              "acquit.mail.host=127.0.0.1",
              "acquit.mail.port=" + SERVER.getSmtp().getPort(),
              "acquit.mail.security=none",
              "acquit.mail.from=acquit@gateway.example",
              "acquit.alerts.every=200ms",
              "acquit.alerts.link=https://gateway.example/console/items/{id}")
          .applyTo(context);
    }
  }
}
