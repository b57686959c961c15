package dev.acquit.gateway.alert.mail;

import dev.acquit.gateway.alert.Mailer;
import dev.acquit.gateway.alert.mail.MailSettings.Security;
import dev.acquit.gateway.http.LogContext;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sends by SMTP, which blocks: on threads that may. */
@Component
class SmtpMailer implements Mailer {

  private final @Nullable JavaMailSenderImpl server;
  private final @Nullable String from;

  SmtpMailer(MailSettings settings) {
    this.server = settings.sends() ? server(settings) : null;
    this.from = settings.from();
  }

  private static JavaMailSenderImpl server(MailSettings settings) {
    var server = new JavaMailSenderImpl();
    server.setHost(settings.host());
    server.setPort(settings.port());
    if (settings.signsIn()) {
      server.setUsername(settings.username());
      server.setPassword(settings.password());
    }
    server.setDefaultEncoding(StandardCharsets.UTF_8.name());
    server.setJavaMailProperties(properties(settings));
    return server;
  }

  private static Properties properties(MailSettings settings) {
    var limit = Long.toString(settings.timeLimit().toMillis());
    var properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", limit);
    properties.setProperty("mail.smtp.timeout", limit);
    properties.setProperty("mail.smtp.writetimeout", limit);
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.signsIn()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    is(properties, "mail.smtp.ssl.enable", settings.security() == Security.TLS);
    is(properties, "mail.smtp.starttls.enable", settings.security() == Security.STARTTLS);
    is(properties, "mail.smtp.starttls.required", settings.security() == Security.STARTTLS);
    return properties;
  }

  private static void is(Properties properties, String name, boolean value) {
    properties.setProperty(name, Boolean.toString(value));
  }

  @Override
  public boolean sends() {
    return server != null;
  }

  @Override
  public Mono<Void> send(Mail mail) {
    return LogContext.kept(
        Mono.fromCallable(() -> sent(mail)).subscribeOn(Schedulers.boundedElastic()).then());
  }

  private Mail sent(Mail mail) throws MessagingException {
    var by = Objects.requireNonNull(server, "No mail server is set");
    var sender = Objects.requireNonNull(from);
    var message = by.createMimeMessage();
    var helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    helper.setFrom(sender);
    helper.setTo(mail.to());
    helper.setSubject(mail.subject());
    helper.setText(mail.text());
    message.setHeader("Message-ID", "<" + mail.id() + "@acquit>");
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday answers this
    by.send(message);
    return mail;
  }
}
