package dev.acquit.gateway.money;

import java.util.Optional;
import java.util.UUID;

/** The kinds of id in the API: a prefix, and 26 Crockford base32 characters of a UUIDv7. */
public enum IdKind {
  ORGANIZATION("org_"),
  API_KEY("key_"),
  TOKEN("tok_"),
  PAYMENT_METHOD("pm_"),
  PAYMENT("pay_"),
  ATTEMPT("att_"),
  REFUND("ref_"),
  EVENT("evt_"),
  PROCESSOR_ACCOUNT("pac_"),
  MANDATE("man_"),
  DISPUTE("dis_"),
  PAYOUT("po_"),
  NOTICE("ntc_"),
  ROUTING("rtg_"),
  RETRY_SCHEDULE("rts_"),
  WEBHOOK_ENDPOINT("whe_"),
  WEBHOOK_DELIVERY("whd_"),
  ACTION_ITEM("aci_"),
  NOTE("nte_"),
  BATCH("bch_"),
  ACTION_SETTINGS("acs_"),
  SAVED_VIEW("vw_"),
  JOB("job_"),
  USER("usr_"),
  ROLE("rol_"),
  JOURNAL_ENTRY("jnl_");

  private final String prefix;

  IdKind(String prefix) {
    this.prefix = prefix;
  }

  public String prefix() {
    return prefix;
  }

  /** As the API shows it. */
  public String format(UUID id) {
    return prefix + Base32.encode(id);
  }

  /** The id in {@code text}; empty if it is not one of this kind. */
  public Optional<UUID> parse(String text) {
    return text.startsWith(prefix)
        ? Base32.decode(text.substring(prefix.length()))
        : Optional.empty();
  }
}
