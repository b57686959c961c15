-- Many items, one act: a batch, and a row for each item, which are fixed when it is made.

CREATE TABLE bulk_batch (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  live             boolean NOT NULL,
  action           text NOT NULL CHECK (action IN ('retry', 'reject', 'assign')),
  confirmed        boolean NOT NULL, -- also what is tried again by itself
  reason           text, -- of a rejection
  assignee         text, -- null for nobody
  filter           jsonb, -- as it was asked for; null where ids were
  size             integer NOT NULL CHECK (size BETWEEN 1 AND 50000),
  sums             jsonb NOT NULL, -- what is at stake: [{"currency", "amount", "rows"}]
  status           text NOT NULL CHECK (status IN ('awaiting_approval', 'running', 'completed', 'canceled', 'rejected')),
  begun            integer NOT NULL DEFAULT 0, -- rows that somebody has taken to do
  to_do            integer NOT NULL, -- rows of which it is not known yet what came of them
  succeeded        integer NOT NULL DEFAULT 0,
  failed           integer NOT NULL DEFAULT 0,
  refused          integer NOT NULL DEFAULT 0,
  skipped          integer NOT NULL DEFAULT 0,
  unknown          integer NOT NULL DEFAULT 0,
  begun_by         jsonb NOT NULL, -- who, and from where: each row is done in their name
  decision         jsonb, -- what was decided on it, who did, when, why
  expires_at       timestamptz, -- how long it waits for an approval; null where it needs none
  version          bigint NOT NULL DEFAULT 0, -- raised by whatever changes the row, but whose turn it is
  sequence         bigint NOT NULL DEFAULT 1, -- of the last event about it
  served_at        timestamptz NOT NULL DEFAULT now(), -- batches of one account take turns
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT batch_rejects_for_a_reason CHECK ((action = 'reject') = (reason IS NOT NULL)),
  CONSTRAINT batch_counts_its_rows CHECK (
    begun BETWEEN 0 AND size AND to_do BETWEEN 0 AND size AND succeeded + failed + refused + skipped + unknown <= size - to_do)
);

CREATE INDEX bulk_batch_of_mode ON bulk_batch (organization_id, live, id);
CREATE INDEX bulk_batch_at_work ON bulk_batch (organization_id, to_do, served_at) WHERE status IN ('running', 'canceled');

CREATE TABLE bulk_row (
  organization_id  uuid NOT NULL,
  batch_id         uuid NOT NULL,
  item_id          uuid NOT NULL,
  lane             uuid NOT NULL, -- the account that paces it; else the batch
  refund           boolean NOT NULL, -- whether it is a refund that is tried again
  outcome          text NOT NULL DEFAULT 'pending'
                     CHECK (outcome IN ('pending', 'succeeded', 'failed', 'refused', 'skipped', 'unknown')),
  reason           text,
  payment_id       uuid, -- that was charged
  refund_id        uuid, -- that was sent
  tries            integer NOT NULL DEFAULT 0, -- that broke down here
  round            integer NOT NULL DEFAULT 0, -- raised where a breaker kept it back after all
  due_at           timestamptz NOT NULL DEFAULT now(),
  begun_at         timestamptz,
  done_at          timestamptz,
  PRIMARY KEY (organization_id, batch_id, item_id),
  FOREIGN KEY (organization_id, batch_id) REFERENCES bulk_batch,
  FOREIGN KEY (organization_id, item_id) REFERENCES action_item
);

CREATE INDEX bulk_row_to_do ON bulk_row (organization_id, batch_id, lane, refund, item_id) WHERE done_at IS NULL;
CREATE INDEX bulk_row_by_outcome ON bulk_row (organization_id, batch_id, outcome, item_id);

-- A key may stand for a batch: it was made at once, and has its answer.
ALTER TABLE idempotency_key ALTER COLUMN payment_id DROP NOT NULL, ALTER COLUMN attempt_id DROP NOT NULL,
  ADD CONSTRAINT key_of_an_attempt_or_an_answer CHECK (
    (payment_id IS NULL) = (attempt_id IS NULL) AND (attempt_id IS NOT NULL OR answer_status IS NOT NULL));

-- What an organization wants of its action center, in each mode.
CREATE TABLE action_settings (
  organization_id  uuid NOT NULL,
  live             boolean NOT NULL,
  id               uuid NOT NULL,
  version          integer NOT NULL CHECK (version > 0), -- the current one; it counts the events, too
  approval         jsonb NOT NULL, -- above what a batch needs a second person
  updated_by       uuid NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, live)
);

-- Whoever may approve, and change what else goes by itself, may say what has to be approved.
UPDATE api_key SET permissions = permissions || '{failed_payments.manage}'
 WHERE NOT publishable AND revoked_at IS NULL AND permissions @> '{failed_payments.approve,retries.manage}';
