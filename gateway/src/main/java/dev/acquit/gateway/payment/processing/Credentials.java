package dev.acquit.gateway.payment.processing;

import dev.acquit.gateway.account.Accounts;
import dev.acquit.gateway.money.IdKind;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Follows references to credentials. {@code env:STRIPE_KEY} of an organization is the variable
 * {@code ACQUIT_PROCESSOR_ORG_01..._STRIPE_KEY}, its id in capitals: no other variable, and nobody
 * else's, can be named. {@code text:...} stands for itself and is for test accounts alone.
 */
@Component
class Credentials {

  private static final String FROM_ENVIRONMENT = "env:[A-Z][A-Z0-9_]{0,80}";
  private static final String OURS = "ACQUIT_PROCESSOR_";
  private static final String LITERAL = "text:";

  private final Environment environment;

  Credentials(Environment environment) {
    this.environment = environment;
  }

  Map<String, String> resolve(Accounts.Stored account) {
    return account.credentials().entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, entry -> resolve(account, entry.getKey(), entry.getValue())));
  }

  /** Whether a reference leads to something from here. */
  boolean resolves(Accounts.Stored account, String reference) {
    return reference.matches(FROM_ENVIRONMENT)
        ? !environment.getProperty(variable(account, reference), "").isBlank()
        : reference.startsWith(LITERAL) && !account.live();
  }

  private String resolve(Accounts.Stored account, String name, String reference) {
    if (reference.matches(FROM_ENVIRONMENT)) {
      return environment.getProperty(variable(account, reference), "");
    }
    if (reference.startsWith(LITERAL) && !account.live()) {
      return reference.substring(LITERAL.length());
    }
    throw new IllegalStateException(
        "Credential '" + name + "' of account " + account.name() + " is not a reference");
  }

  private static String variable(Accounts.Stored account, String reference) {
    var owner = IdKind.ORGANIZATION.format(account.organization()).toUpperCase(Locale.ROOT);
    return OURS + owner + "_" + reference.substring(reference.indexOf(':') + 1);
  }
}
