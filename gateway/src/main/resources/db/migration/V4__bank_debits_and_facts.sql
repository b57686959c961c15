-- Bank debits, and what processors report days after their answers.

-- The account holder's word, kept with its evidence after the token is gone.
CREATE TABLE mandate (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  live             boolean NOT NULL,
  kind             text NOT NULL CHECK (kind IN ('personal', 'business')),
  use              text NOT NULL CHECK (use IN ('one_time', 'sporadic', 'recurring_fixed', 'recurring_variable')),
  status           text NOT NULL CHECK (status IN ('pending', 'active', 'ended')),
  accepted_at      timestamptz NOT NULL,
  ip               text,
  text_version     text NOT NULL,
  ended_reason     text,
  ended_at         timestamptz,
  created_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT ended_for_a_reason CHECK ((status = 'ended') = (ended_reason IS NOT NULL AND ended_at IS NOT NULL))
);

ALTER TABLE token
  ADD COLUMN rail text NOT NULL DEFAULT 'card' CHECK (rail IN ('card', 'ach', 'eft')),
  ADD COLUMN account_type text CHECK (account_type IN ('checking', 'savings')),
  ADD COLUMN holder_type text CHECK (holder_type IN ('individual', 'company')),
  ADD COLUMN mandate_id uuid,
  ALTER COLUMN brand DROP NOT NULL,
  ALTER COLUMN bin DROP NOT NULL,
  ALTER COLUMN exp_month DROP NOT NULL,
  ALTER COLUMN exp_year DROP NOT NULL,
  DROP CONSTRAINT token_last4_check,
  ADD CONSTRAINT token_last4_check CHECK (last4 ~ '^[0-9]{2,4}$'), -- of a short number, less
  DROP CONSTRAINT token_type_check,
  ADD CONSTRAINT token_is_a_card_or_an_account CHECK (
    CASE type
      WHEN 'card' THEN rail = 'card' AND mandate_id IS NULL
        AND num_nulls(brand, bin, exp_month, exp_year) = 0 AND num_nonnulls(account_type, holder_type) = 0
      WHEN 'bank_account' THEN rail <> 'card'
        AND num_nulls(account_type, holder_type) = 0 AND num_nonnulls(brand, bin, exp_month, exp_year) = 0
      ELSE false
    END),
  ADD CONSTRAINT token_mandate FOREIGN KEY (organization_id, mandate_id) REFERENCES mandate;

ALTER TABLE payment
  ADD COLUMN mandate_id uuid,
  ADD COLUMN settled_at timestamptz,
  ADD COLUMN payout_id uuid,
  ADD COLUMN amount_disputed bigint NOT NULL DEFAULT 0 CHECK (amount_disputed >= 0), -- taken back by open and lost disputes
  ADD COLUMN amount_excess bigint NOT NULL DEFAULT 0 CHECK (amount_excess >= 0), -- given back by others beyond what was captured
  DROP CONSTRAINT refunds_within_captured,
  -- binds our commands: they never raise the excess
  ADD CONSTRAINT refunds_within_captured CHECK (
    amount_refunded >= 0 AND amount_reserved >= 0
    AND amount_refunded + amount_reserved <= amount_captured + amount_excess),
  DROP CONSTRAINT failed_for_a_reason,
  ADD CONSTRAINT failed_for_a_reason CHECK ((status IN ('failed', 'returned')) = (failure_reason IS NOT NULL)),
  DROP CONSTRAINT busy_where_it_can_be,
  ADD CONSTRAINT busy_where_it_can_be CHECK (
    busy_attempt_id IS NULL OR status IN ('processing', 'authorized', 'succeeded'));

ALTER TABLE attempt
  ADD COLUMN reported_at timestamptz, -- by the processor's clock; null where the status stands on its answer
  ADD COLUMN late boolean NOT NULL DEFAULT false, -- succeeded after it had counted as failed: somebody gives it back
  ADD COLUMN settled_at timestamptz,
  ADD COLUMN returned_at timestamptz,
  ADD COLUMN return_amount bigint,
  ADD COLUMN return_reason text,
  ADD COLUMN return_code text,
  ADD COLUMN return_advice text,
  ADD COLUMN reversed_at timestamptz; -- when a return was taken back

DROP INDEX one_live_charge;
CREATE UNIQUE INDEX one_live_charge ON attempt (organization_id, payment_id)
  WHERE operation IN ('charge', 'authorize') AND NOT late
    AND status IN ('sent', 'unknown', 'pending', 'action_required', 'approved');
CREATE INDEX attempt_at_processor ON attempt (organization_id, account_id, processor_reference)
  WHERE processor_reference IS NOT NULL;

ALTER TABLE event
  ADD COLUMN dispute_id uuid,
  ADD COLUMN payout_id uuid,
  ADD COLUMN mandate_id uuid,
  ADD COLUMN via text, -- how we learnt of it, where not by an answer
  ALTER COLUMN payment_id DROP NOT NULL;
