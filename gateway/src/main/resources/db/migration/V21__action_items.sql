-- What needs a person: one queue, written by the statements that find out.

CREATE TABLE action_item (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  live             boolean NOT NULL,
  payment_id       uuid,
  refund_id        uuid, -- of that payment
  dispute_id       uuid, -- of that payment
  report_id        uuid, -- of the inbox: what fits nothing on record
  subject_id       uuid NOT NULL, -- the one of them that it is about
  status           text NOT NULL CHECK (status IN ('open', 'waiting', 'in_progress', 'resolved', 'rejected')),
  cause            text NOT NULL CHECK (cause IN ('declined', 'returned', 'unknown', 'refund_failed', 'disputed', 'mismatch',
                     'late_success', 'double_credit', 'method_needed')),
  purpose          text,
  rail             text CHECK (rail IN ('card', 'ach', 'eft')),
  reference        text, -- the payment's
  amount           bigint,
  currency         text,
  account_id       uuid NOT NULL, -- where it was tried last
  processor        text NOT NULL,
  reason           text,
  code             text,
  advice           text,
  attempts         integer NOT NULL,
  waits_for        text CHECK (waits_for IN ('retry', 'breaker', 'notice')),
  waits_until      timestamptz,
  assignee         text,
  ended_reason     text, -- the words of whoever ended it
  ended_by         uuid, -- the API key
  ended_at         timestamptz,
  sequence         bigint NOT NULL DEFAULT 0, -- of the last event about it
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, payment_id) REFERENCES payment,
  CONSTRAINT item_of_a_payment_or_report CHECK ((payment_id IS NULL) = (report_id IS NOT NULL)),
  CONSTRAINT item_about_its_subject CHECK (subject_id = coalesce(report_id, dispute_id, refund_id, payment_id)),
  CONSTRAINT item_amount_has_a_currency CHECK ((amount IS NULL) = (currency IS NULL)),
  CONSTRAINT item_ends_once CHECK ((status IN ('resolved', 'rejected')) = (ended_at IS NOT NULL)),
  CONSTRAINT item_rejected_for_a_reason CHECK (status <> 'rejected' OR ended_reason IS NOT NULL),
  CONSTRAINT item_waits_for_something CHECK ((status = 'waiting') = (waits_for IS NOT NULL))
);

CREATE UNIQUE INDEX one_unfinished_item ON action_item (organization_id, subject_id) WHERE ended_at IS NULL;

-- Each way to look: newest first, or the largest amount first.
CREATE INDEX action_item_of_mode ON action_item (organization_id, live, id);
CREATE INDEX action_item_by_amount ON action_item (organization_id, live, amount, id);
CREATE INDEX action_item_by_status ON action_item (organization_id, live, status, id);
CREATE INDEX action_item_by_status_and_amount ON action_item (organization_id, live, status, amount, id);
CREATE INDEX action_item_by_cause ON action_item (organization_id, live, cause, id);
CREATE INDEX action_item_by_purpose ON action_item (organization_id, live, purpose, id);
CREATE INDEX action_item_by_rail ON action_item (organization_id, live, rail, id);
CREATE INDEX action_item_by_reason ON action_item (organization_id, live, reason, id);
CREATE INDEX action_item_by_assignee ON action_item (organization_id, live, assignee, id) WHERE assignee IS NOT NULL;
CREATE INDEX action_item_by_reference ON action_item (organization_id, live, reference, id) WHERE reference IS NOT NULL;
CREATE INDEX action_item_of_payment ON action_item (organization_id, payment_id, id);

-- The sections: what is unfinished, and mostly little.
CREATE INDEX action_item_unfinished ON action_item (organization_id, live, id) WHERE ended_at IS NULL;
CREATE INDEX action_item_unfinished_by_amount ON action_item (organization_id, live, amount, id) WHERE ended_at IS NULL;
CREATE INDEX action_item_unfinished_by_cause ON action_item (organization_id, live, cause, id) WHERE ended_at IS NULL;
CREATE INDEX action_item_waiting ON action_item (organization_id, live, id) WHERE waits_for = 'breaker';

-- What people have to say about it; never changed.
CREATE TABLE action_note (
  organization_id  uuid NOT NULL,
  item_id          uuid NOT NULL,
  id               uuid NOT NULL,
  text             text NOT NULL,
  written_by       uuid NOT NULL, -- the API key
  created_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, item_id, id),
  FOREIGN KEY (organization_id, item_id) REFERENCES action_item
);

-- Whoever may look at payments and refunds may look at what failed of them; whoever may make them may see to it.
UPDATE api_key SET permissions = permissions || '{failed_payments.view}'
 WHERE NOT publishable AND revoked_at IS NULL AND permissions @> '{payments.view,refunds.view}';
UPDATE api_key SET permissions = permissions || '{failed_payments.retry,failed_payments.reject,failed_payments.approve}'
 WHERE NOT publishable AND revoked_at IS NULL AND permissions @> '{payments.create,refunds.create,retries.manage}';

-- Cards that organizations may charge, by the month at whose end they expire.
CREATE INDEX consent_by_expiry ON consent
  (organization_id, live, (((details ->> 'exp_year')::integer * 12 + (details ->> 'exp_month')::integer)), method_id)
  WHERE ended_at IS NULL AND type = 'card';
