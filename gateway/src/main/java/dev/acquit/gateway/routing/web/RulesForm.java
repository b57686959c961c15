package dev.acquit.gateway.routing.web;

import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.payment.FailoverReasons;
import dev.acquit.gateway.routing.Candidate;
import dev.acquit.gateway.routing.Rule;
import dev.acquit.gateway.routing.RuleSet;
import dev.acquit.gateway.routing.RuleSet.Fallback;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of {@code PUT /v1/routing}.
 *
 * @param version that the caller has read; null where whichever there is may be replaced
 */
record RulesForm(RuleSet rules, @Nullable Integer version) {

  private static final int MOST_RULES = 50;
  private static final int MOST_CANDIDATES = 10;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_ID = 40;
  private static final int MOST_WEIGHT = 10_000;
  private static final UUID NOBODY = new UUID(0, 0);

  /** Reads it; throws a problem with all that is wrong. */
  static RulesForm read(ObjectNode body, Set<UUID> accounts) {
    var fields = Fields.of(body);
    var version = fields.optionalInteger("version", 0, Integer.MAX_VALUE);
    if (!fields.has("rules")) {
      fields.reject("rules", "required", "Required");
    }
    var rules = fields.objects("rules");
    if (rules.size() > MOST_RULES) {
      fields.reject("rules", "too_many", "At most " + MOST_RULES + " rules");
    }
    var names = new HashSet<String>();
    var form =
        new RulesForm(
            new RuleSet(
                rules.stream().map(rule -> rule(rule, names, accounts)).toList(),
                fields
                    .optionalObject("default")
                    .map(fallback -> fallback(fallback, accounts))
                    .orElse(RuleSet.NONE.fallback())),
            version == null ? null : version.intValue());
    fields.verify();
    return form;
  }

  private static Rule rule(Fields rule, Set<String> names, Set<UUID> accounts) {
    var name = rule.text("name", LONGEST_NAME);
    if (!name.isEmpty() && !names.add(name)) {
      rule.reject("name", "repeated", "Each rule has a name of its own");
    }
    var read =
        new Rule(name, WhenForm.read(rule), candidates(rule, accounts, true), failoverOn(rule));
    rule.close();
    return read;
  }

  private static Fallback fallback(Fields fallback, Set<UUID> accounts) {
    var others = fallback.flag("others", true);
    var read = new Fallback(candidates(fallback, accounts, !others), others, failoverOn(fallback));
    fallback.close();
    return read;
  }

  private static List<Candidate> candidates(Fields rule, Set<UUID> accounts, boolean needed) {
    var named = rule.objects("candidates");
    if (named.isEmpty() && needed) {
      rule.reject("candidates", "required", "At least one");
    }
    if (named.size() > MOST_CANDIDATES) {
      rule.reject("candidates", "too_many", "At most " + MOST_CANDIDATES + " candidates");
    }
    var seen = new HashSet<UUID>();
    var weighed = named.stream().anyMatch(one -> one.has("weight"));
    var read = new ArrayList<Candidate>();
    for (var one : named) {
      read.add(candidate(one, accounts, seen, weighed));
    }
    if (weighed && read.stream().allMatch(one -> one.weight() != null && one.weight() == 0)) {
      rule.reject("candidates", "invalid", "One weight at least is above 0");
    }
    return read;
  }

  private static Candidate candidate(
      Fields one, Set<UUID> accounts, Set<UUID> seen, boolean weighed) {
    var text = one.text("processor_account", LONGEST_ID);
    var account = IdKind.PROCESSOR_ACCOUNT.parse(text).orElse(NOBODY);
    if (!text.isEmpty() && !accounts.contains(account)) {
      one.reject("processor_account", "invalid_choice", "An account of yours in this mode");
    } else if (!text.isEmpty() && !seen.add(account)) {
      one.reject("processor_account", "repeated", "Once at most in a rule");
    }
    var weight = weighed ? (int) one.integer("weight", 0, MOST_WEIGHT) : null;
    one.close();
    return new Candidate(account, weight);
  }

  private static List<String> failoverOn(Fields rule) {
    var reasons = Words.any(rule, "failover_on", FailoverReasons::isKnown, "A failure's reason");
    for (int at = 0; at < reasons.size(); at++) {
      var reason = reasons.get(at);
      if (FailoverReasons.isKnown(reason) && !FailoverReasons.allowed().contains(reason)) {
        var allowed = String.join(", ", new TreeSet<>(FailoverReasons.allowed()));
        rule.reject("failover_on", "" + at, "invalid", "Only " + allowed + " can fail over");
      }
    }
    return reasons;
  }
}
