package dev.acquit.gateway.routing.web;

import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.routing.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a charge would go, and why.
 *
 * @param rule null where the default applies
 * @param rules those that were looked at, each with the conditions that are not met
 */
record DryRunJson(
    boolean live,
    int version,
    @Nullable String rule,
    List<JudgedJson> rules,
    @Nullable String binCountry,
    List<String> failoverOn,
    List<AccountJson> accounts) {

  static DryRunJson of(boolean live, Plan plan) {
    return new DryRunJson(
        live,
        plan.version(),
        plan.rule(),
        plan.judged().stream().map(one -> new JudgedJson(one.name(), one.misses())).toList(),
        plan.country(),
        plan.failoverOn(),
        plan.considered().stream().map(AccountJson::of).toList());
  }

  /** A rule, and what keeps it from applying. */
  record JudgedJson(String name, List<String> misses) {}

  /** An account, in the order in which it would be asked. */
  record AccountJson(
      String processorAccount,
      @Nullable String processor,
      @Nullable String name,
      @Nullable Integer weight,
      boolean eligible,
      @Nullable String reason) {

    static AccountJson of(Plan.Considered one) {
      return new AccountJson(
          IdKind.PROCESSOR_ACCOUNT.format(one.account()),
          one.processor(),
          one.name(),
          one.weight(),
          one.isEligible(),
          one.refusal());
    }
  }
}
