-- What processors report: stored first, then applied once.

CREATE TABLE dispute (
  organization_id      uuid NOT NULL,
  id                   uuid NOT NULL,
  live                 boolean NOT NULL,
  payment_id           uuid NOT NULL,
  account_id           uuid NOT NULL,
  processor            text NOT NULL,
  processor_reference  text NOT NULL,
  status               text NOT NULL CHECK (status IN ('inquiry', 'open', 'won', 'lost', 'closed')),
  amount               bigint NOT NULL,
  currency             text NOT NULL,
  reason               text, -- the network's code, raw
  respond_by           timestamptz,
  stage_at             timestamptz NOT NULL, -- when it came to this status, by the processor's clock
  opened_at            timestamptz NOT NULL,
  closed_at            timestamptz,
  created_at           timestamptz NOT NULL,
  updated_at           timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT one_row_a_dispute UNIQUE (organization_id, account_id, processor_reference),
  FOREIGN KEY (organization_id, payment_id) REFERENCES payment
);

CREATE INDEX dispute_of_payment ON dispute (organization_id, payment_id, id);
CREATE INDEX dispute_by_status ON dispute (organization_id, live, status, id);

CREATE TABLE payout (
  organization_id      uuid NOT NULL,
  id                   uuid NOT NULL,
  live                 boolean NOT NULL,
  account_id           uuid NOT NULL,
  processor            text NOT NULL,
  processor_reference  text NOT NULL,
  amount               bigint NOT NULL, -- may be negative: then the merchant owes it
  currency             text NOT NULL,
  paid_at              timestamptz NOT NULL,
  created_at           timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT one_row_a_payout UNIQUE (organization_id, account_id, processor_reference)
);

CREATE INDEX payout_of_mode ON payout (organization_id, live, id);

CREATE TABLE payout_line (
  organization_id      uuid NOT NULL,
  payout_id            uuid NOT NULL,
  position             integer NOT NULL,
  type                 text NOT NULL CHECK (type IN ('charge', 'refund', 'return', 'dispute', 'fee', 'adjustment')),
  payment_id           uuid, -- null where it is about nothing on record here
  refund_id            uuid,
  amount               bigint NOT NULL,
  fee                  bigint NOT NULL,
  processor_reference  text,
  PRIMARY KEY (organization_id, payout_id, position),
  FOREIGN KEY (organization_id, payout_id) REFERENCES payout
);

-- No raw body: what a processor sends may hold numbers that belong in the vault only. The digest tells whether a body came.
CREATE TABLE inbox (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  live             boolean NOT NULL,
  account_id       uuid NOT NULL,
  processor        text NOT NULL,
  event_id         text NOT NULL, -- the processor's
  digest           bytea NOT NULL CHECK (length(digest) = 32),
  facts            jsonb NOT NULL,
  status           text NOT NULL CHECK (status IN ('received', 'applied', 'unmatched')),
  tries            integer NOT NULL DEFAULT 0,
  received_at      timestamptz NOT NULL DEFAULT now(),
  due_at           timestamptz NOT NULL,
  applied_at       timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT one_row_an_event UNIQUE (organization_id, account_id, event_id)
);

-- What is to be applied: few rows, asked for across organizations.
CREATE INDEX inbox_due ON inbox (due_at) WHERE status = 'received';

CREATE INDEX inbox_age ON inbox (received_at) WHERE status = 'applied';

-- A webhook names the account alone.
CREATE INDEX processor_account_alone ON processor_account (id);
