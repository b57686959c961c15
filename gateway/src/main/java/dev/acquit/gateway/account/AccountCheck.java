package dev.acquit.gateway.account;

import dev.acquit.gateway.account.Accounts.Stored;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.Names;
import dev.acquit.processor.Operation;
import dev.acquit.processor.Processor.Need;
import dev.acquit.processor.Processor.Profile;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says all that is wrong with an account before it is recorded. It repeats no value. */
@Component
class AccountCheck {

  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> DEADLINES =
      Stream.concat(Stream.of("connect", "question"), Names.all(Operation.class).stream())
          .collect(Collectors.toUnmodifiableSet());

  private final Adapters adapters;

  AccountCheck(Adapters adapters) {
    this.adapters = adapters;
  }

  /** The account at its processor's own address, where it named none. */
  Stored located(Stored account) {
    return account.baseUrl().toString().isEmpty()
        ? adapters
            .profile(account.processor())
            .flatMap(profile -> profile.url(account.live()))
            .map(account::at)
            .orElse(account)
        : account;
  }

  /** A {@code Problem} with everything that keeps this account from being opened. */
  void verify(Stored account, AccountForm form) {
    var fields = form.fields();
    adapters
        .profile(account.processor())
        .ifPresentOrElse(
            profile -> check(account, profile, fields),
            () -> fields.reject("processor", "invalid_choice", "One of " + known()));
    fields.verify();
    open(account, fields);
    fields.verify();
  }

  private String known() {
    return String.join(", ", adapters.names());
  }

  private void check(Stored account, Profile profile, Fields fields) {
    checkUrl(account, profile, fields);
    checkNeeds(account.credentials(), "credentials", needs(profile, true), fields);
    checkNeeds(account.settings(), "settings", needs(profile, false), fields);
    account
        .credentials()
        .forEach((name, reference) -> checkReference(account, name, reference, fields));
    account.deadlines().forEach((name, value) -> checkDeadline(name, value, fields));
  }

  private static List<Need> needs(Profile profile, boolean secret) {
    return profile.needs().stream().filter(need -> need.secret() == secret).toList();
  }

  private static void checkUrl(Stored account, Profile profile, Fields fields) {
    var url = account.baseUrl();
    var others = profile.url(!account.live()).map(URI::getHost);
    var own = profile.url(account.live()).map(URI::getHost);
    if (url.toString().isEmpty()) {
      fields.reject("base_url", "required", "Each merchant of this processor has an own address");
    } else if (!isWeb(url)) {
      fields.reject("base_url", "invalid_format", "An https URL; http on this machine only");
    } else if (account.live() && LOOPBACK.contains(url.getHost())) {
      fields.reject("base_url", "invalid_format", "No live processor is on this machine");
    } else if (!others.equals(own) && others.filter(url.getHost()::equals).isPresent()) {
      fields.reject("base_url", "invalid_choice", "There is the processor's other mode");
    }
  }

  /** In test mode also a mock somewhere else; what is live is never told in clear. */
  private static boolean isWeb(URI url) {
    return url.getHost() != null
        && url.getUserInfo() == null
        && ("https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost())));
  }

  private static void checkNeeds(
      Map<String, String> given, String field, List<Need> needs, Fields fields) {
    var names = needs.stream().map(Need::name).collect(Collectors.toUnmodifiableSet());
    given.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> fields.reject(field, name, "unknown_field", "Not known here"));
    needs.stream()
        .filter(need -> need.required() && given.getOrDefault(need.name(), "").isBlank())
        .forEach(need -> fields.reject(field, need.name(), "required", "It cannot do without"));
  }

  private void checkReference(Stored account, String name, String reference, Fields fields) {
    if (!adapters.resolves(account, reference)) {
      fields.reject(
          "credentials",
          name,
          "unresolved",
          account.live()
              ? "env:NAME, of the variable ACQUIT_PROCESSOR_ORG_..._NAME of this gateway"
              : "env:NAME, of the variable ACQUIT_PROCESSOR_ORG_..._NAME, or text:...");
    }
  }

  private static void checkDeadline(String name, String value, Fields fields) {
    if (!DEADLINES.contains(name)) {
      fields.reject("deadlines", name, "unknown_field", "Not known here");
    } else if (!isDuration(value)) {
      fields.reject("deadlines", name, "invalid_format", "As PT30S, at most PT2M");
    }
  }

  private static boolean isDuration(String value) {
    try {
      var duration = Duration.parse(value);
      return duration.isPositive() && duration.compareTo(LONGEST) <= 0;
    } catch (DateTimeException unreadable) {
      return false;
    }
  }

  private void open(Stored account, Fields fields) {
    try {
      adapters.capabilities(account);
    } catch (IllegalArgumentException senseless) {
      fields.reject("settings", "invalid", String.valueOf(senseless.getMessage()));
    }
  }
}
