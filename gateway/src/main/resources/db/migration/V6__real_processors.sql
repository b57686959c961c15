-- Real processors: accounts that organizations set up, tokens that processors keep, payers who are sent elsewhere, doubt that is cleared up.

ALTER TABLE processor_account
  ADD COLUMN settings jsonb NOT NULL DEFAULT '{}', -- nothing secret
  ADD COLUMN deadlines jsonb NOT NULL DEFAULT '{}', -- ISO 8601 durations by operation, where they are not the processor's own
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN polled_on date, -- the last day whose reports were read to their end
  ADD COLUMN poll_at timestamptz NOT NULL DEFAULT now(); -- and when they are read next

CREATE INDEX processor_account_poll ON processor_account (poll_at);

ALTER TABLE attempt
  DROP CONSTRAINT attempt_operation_check,
  ADD CONSTRAINT attempt_operation_check
    CHECK (operation IN ('charge', 'authorize', 'verify', 'capture', 'void', 'refund')),
  ADD COLUMN next_action_type text,
  ADD COLUMN next_action_url text,
  ADD COLUMN next_action_expires_at timestamptz,
  ADD COLUMN lookup_at timestamptz, -- when the processor is asked next what became of it; null while nothing is in doubt
  ADD COLUMN lookups integer NOT NULL DEFAULT 0, -- how often it was asked since the doubt began
  ADD COLUMN not_found_at timestamptz; -- when, after the quiet period, it first knew nothing of it

UPDATE attempt SET lookup_at = now() WHERE status = 'unknown';

DROP INDEX one_live_charge;
CREATE UNIQUE INDEX one_live_charge ON attempt (organization_id, payment_id)
  WHERE operation IN ('charge', 'authorize', 'verify') AND NOT late
    AND status IN ('sent', 'unknown', 'pending', 'action_required', 'approved');

-- What is in doubt: few rows, asked for across organizations.
CREATE INDEX attempt_in_doubt ON attempt (lookup_at) WHERE lookup_at IS NOT NULL;

-- A verification takes nothing.
ALTER TABLE payment
  DROP CONSTRAINT payment_amount_check,
  ADD CONSTRAINT payment_amount_check CHECK (amount BETWEEN 0 AND 99999999999),
  DROP CONSTRAINT money_where_the_status_says_so,
  ADD CONSTRAINT money_where_the_status_says_so CHECK (
    CASE status
      WHEN 'succeeded' THEN amount_captured > 0 OR amount = 0
      WHEN 'authorized' THEN amount_authorized > 0 AND amount_captured = 0
      WHEN 'returned' THEN true
      ELSE amount_captured = 0
    END);

-- What processors gave for a card or an account; one token may stand for several processors' own.
CREATE TABLE token_reference (
  organization_id  uuid NOT NULL,
  token_id         uuid NOT NULL,
  account_id       uuid NOT NULL,
  reference        text NOT NULL,
  PRIMARY KEY (organization_id, token_id, account_id),
  FOREIGN KEY (organization_id, token_id) REFERENCES token ON DELETE CASCADE
);

ALTER TABLE token
  ALTER COLUMN vault_id DROP NOT NULL, -- null where processors keep the number
  ALTER COLUMN last4 DROP NOT NULL,
  ALTER COLUMN fingerprint DROP NOT NULL,
  DROP CONSTRAINT token_is_a_card_or_an_account,
  ADD CONSTRAINT token_is_of_one_type CHECK (
    CASE type
      WHEN 'card' THEN rail = 'card' AND mandate_id IS NULL
        AND num_nulls(brand, bin, exp_month, exp_year, last4, fingerprint) = 0
        AND num_nonnulls(account_type, holder_type) = 0
      WHEN 'bank_account' THEN rail <> 'card'
        AND num_nulls(account_type, holder_type, last4, fingerprint) = 0
        AND num_nonnulls(brand, bin, exp_month, exp_year) = 0
      WHEN 'processor_token' THEN vault_id IS NULL
        AND num_nonnulls(brand, bin, exp_month, exp_year, account_type, holder_type, last4, fingerprint) = 0
      ELSE false
    END);
