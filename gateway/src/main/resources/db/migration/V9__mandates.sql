-- Mandates with all that was agreed to, the notices that go before debits, and which accounts were validated.

ALTER TABLE mandate
  ADD COLUMN rail text NOT NULL DEFAULT 'eft' CHECK (rail IN ('ach', 'eft')),
  ADD COLUMN entry_class text CHECK (entry_class IN ('web', 'ppd', 'ccd')),
  ADD COLUMN amount bigint CHECK (amount BETWEEN 1 AND 99999999999),
  ADD COLUMN currency text CHECK (currency ~ '^[A-Z]{3}$'),
  ADD COLUMN frequency text,
  ADD COLUMN notice_days integer NOT NULL DEFAULT 0 CHECK (notice_days BETWEEN 0 AND 90),
  ADD COLUMN waived boolean NOT NULL DEFAULT false,
  ADD COLUMN holder_name text,
  ADD COLUMN account_type text CHECK (account_type IN ('checking', 'savings')),
  ADD COLUMN last4 text CHECK (last4 ~ '^[0-9]{2,4}$'),
  ADD COLUMN bank text, -- masked but for its last digits
  ADD COLUMN confirmation_sent_at timestamptz,
  ADD COLUMN activated_at timestamptz,
  ADD COLUMN ended_detail text, -- a bank's return code, or the user's words
  ADD COLUMN updated_at timestamptz,
  ADD COLUMN sequence bigint NOT NULL DEFAULT 0; -- of the last event about it

-- What older gateways wrote.
UPDATE mandate m SET rail = t.rail, account_type = t.account_type, holder_name = t.holder_name, last4 = t.last4
  FROM token t WHERE t.organization_id = m.organization_id AND t.mandate_id = m.id AND t.rail <> 'card';
UPDATE mandate m SET rail = lower(p.source ->> 'rail')
  FROM payment p WHERE p.organization_id = m.organization_id AND p.mandate_id = m.id;
UPDATE mandate SET activated_at = created_at, updated_at = coalesce(ended_at, created_at),
  entry_class = CASE WHEN rail = 'ach' THEN CASE WHEN kind = 'business' THEN 'ccd' WHEN ip IS NULL THEN 'ppd' ELSE 'web' END END,
  ended_detail = CASE WHEN ended_reason <> 'used' THEN ended_reason END,
  ended_reason = CASE WHEN ended_reason <> 'used' THEN 'returned' ELSE ended_reason END;

ALTER TABLE mandate
  ALTER COLUMN rail DROP DEFAULT,
  ALTER COLUMN updated_at SET NOT NULL,
  ADD CONSTRAINT mandate_amount_has_a_currency CHECK ((amount IS NULL) = (currency IS NULL)),
  ADD CONSTRAINT mandate_ended_by CHECK (ended_reason IN ('used', 'canceled', 'returned', 'superseded')),
  ADD CONSTRAINT mandate_entry_class_on_ach CHECK ((rail = 'ach') = (entry_class IS NOT NULL)),
  ADD CONSTRAINT mandate_waived_when_recurring CHECK (
    NOT waived OR (notice_days = 0 AND use IN ('recurring_fixed', 'recurring_variable'))),
  ADD CONSTRAINT mandate_pending_until_confirmed CHECK (status <> 'pending' OR confirmation_sent_at IS NULL);

CREATE INDEX mandate_newest ON mandate (organization_id, live, id);

-- What payors were told of debits to come.
CREATE TABLE mandate_notice (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  mandate_id       uuid NOT NULL,
  amount           bigint NOT NULL CHECK (amount BETWEEN 1 AND 99999999999),
  currency         text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  debit_on         date NOT NULL,
  sent_at          timestamptz NOT NULL,
  debit_from       date NOT NULL CHECK (debit_from >= debit_on), -- the first day on which it may be debited
  payment_id       uuid, -- the one debit that it allowed
  created_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, mandate_id) REFERENCES mandate
);

CREATE INDEX notice_of_mandate ON mandate_notice (organization_id, mandate_id, debit_from);

-- Which bank accounts processors found to be the payer's, as each organization learnt it.
CREATE TABLE account_validation (
  organization_id  uuid NOT NULL,
  live             boolean NOT NULL,
  fingerprint      text NOT NULL,
  status           text NOT NULL CHECK (status IN ('pending', 'validated', 'failed')),
  payment_id       uuid NOT NULL, -- whose charge said so
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, live, fingerprint)
);

-- Whoever could do everything can do this, too.
UPDATE api_key SET permissions = permissions || '{mandates.view,mandates.manage}'
 WHERE NOT publishable AND revoked_at IS NULL
   AND permissions @> '{tokens.create,payments.view,payments.create,payments.capture,payments.void,refunds.view,refunds.create,processors.view,processors.manage}';
