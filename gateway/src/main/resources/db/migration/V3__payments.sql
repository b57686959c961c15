-- Payments, their attempts and refunds. Every key begins with the organization, so that the tables can be distributed by it.
-- organization_id and account_id have no foreign keys here: every charge would lock the same two rows.

CREATE TABLE processor_account (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  live             boolean NOT NULL,
  processor        text NOT NULL,
  name             text NOT NULL,
  base_url         text NOT NULL,
  credentials      jsonb NOT NULL, -- references to where they are, never the credentials of a live account
  enabled          boolean NOT NULL DEFAULT true,
  created_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, live, name)
);

CREATE TABLE payment (
  organization_id    uuid NOT NULL,
  id                 uuid NOT NULL,
  live               boolean NOT NULL,
  version            bigint NOT NULL DEFAULT 0, -- every change raises it: who decided on an older one is told so
  status             text NOT NULL CHECK (status IN ('submitted', 'unknown', 'requires_action', 'processing',
                       'authorized', 'succeeded', 'failed', 'canceled', 'returned')),
  amount             bigint NOT NULL CHECK (amount BETWEEN 1 AND 99999999999),
  currency           text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  capture            text NOT NULL CHECK (capture IN ('automatic', 'manual')),
  amount_authorized  bigint NOT NULL DEFAULT 0,
  amount_captured    bigint NOT NULL DEFAULT 0,
  amount_refunded    bigint NOT NULL DEFAULT 0,
  amount_reserved    bigint NOT NULL DEFAULT 0, -- by refunds that are not decided
  settlement         text NOT NULL DEFAULT 'none' CHECK (settlement IN ('none', 'pending', 'settled', 'returned')),
  busy_attempt_id    uuid, -- the one live capture or void
  purpose            text NOT NULL,
  initiator          text NOT NULL CHECK (initiator IN ('customer', 'merchant')),
  reference          text,
  source             jsonb NOT NULL,
  details            jsonb NOT NULL, -- what we carry and never search: description, payer, metadata, ...
  failure_reason     text,
  failure_code       text,
  failure_advice     text,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT authorized_within_amount CHECK (amount_authorized BETWEEN 0 AND amount),
  CONSTRAINT captured_within_authorized CHECK (amount_captured BETWEEN 0 AND amount_authorized),
  CONSTRAINT refunds_within_captured CHECK (
    amount_refunded >= 0 AND amount_reserved >= 0 AND amount_refunded + amount_reserved <= amount_captured),
  CONSTRAINT money_where_the_status_says_so CHECK (
    CASE status
      WHEN 'succeeded' THEN amount_captured > 0
      WHEN 'authorized' THEN amount_authorized > 0 AND amount_captured = 0
      WHEN 'returned' THEN true
      ELSE amount_captured = 0
    END),
  CONSTRAINT failed_for_a_reason CHECK ((status = 'failed') = (failure_reason IS NOT NULL)),
  CONSTRAINT busy_where_it_can_be CHECK (busy_attempt_id IS NULL OR status IN ('authorized', 'succeeded'))
);

CREATE INDEX payment_by_status ON payment (organization_id, live, status, id);
CREATE INDEX payment_by_purpose ON payment (organization_id, live, purpose, id);
CREATE INDEX payment_by_reference ON payment (organization_id, live, reference, id) WHERE reference IS NOT NULL;

CREATE TABLE refund (
  organization_id     uuid NOT NULL,
  id                  uuid NOT NULL,
  payment_id          uuid NOT NULL,
  live                boolean NOT NULL,
  status              text NOT NULL CHECK (status IN ('submitted', 'succeeded', 'pending', 'failed', 'canceled', 'unknown')),
  amount              bigint NOT NULL CHECK (amount > 0),
  currency            text NOT NULL,
  reason              text,
  failure_reason      text,
  failure_code        text,
  failure_advice      text,
  acquirer_reference  text,
  created_at          timestamptz NOT NULL,
  updated_at          timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, payment_id) REFERENCES payment,
  CONSTRAINT refund_failed_for_a_reason CHECK ((status = 'failed') = (failure_reason IS NOT NULL))
);

CREATE INDEX refund_of_payment ON refund (organization_id, payment_id, id);

CREATE TABLE attempt (
  organization_id      uuid NOT NULL,
  id                   uuid NOT NULL,
  payment_id           uuid NOT NULL,
  refund_id            uuid,
  operation            text NOT NULL CHECK (operation IN ('charge', 'authorize', 'capture', 'void', 'refund')),
  account_id           uuid NOT NULL,
  processor            text NOT NULL,
  reference            text NOT NULL, -- ours, as the processor sees it
  status               text NOT NULL CHECK (status IN ('sent', 'approved', 'declined', 'pending', 'action_required',
                         'rejected', 'not_attempted', 'unknown', 'not_found')),
  amount               bigint NOT NULL,
  key_digest           bytea NOT NULL, -- whose saved answer this attempt decides
  processor_reference  text,
  authorization_code   text,
  avs                  text,
  cvc                  text,
  network_reference    text,
  reason               text,
  advice               text,
  processor_code       text,
  detail               text,
  created_at           timestamptz NOT NULL,
  sent_at              timestamptz NOT NULL DEFAULT now(), -- by the database's clock, as leases are
  answered_at          timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, payment_id) REFERENCES payment,
  CONSTRAINT reference_is_ours_alone UNIQUE (organization_id, account_id, reference),
  CONSTRAINT refund_attempts_name_it CHECK ((operation = 'refund') = (refund_id IS NOT NULL))
);

CREATE INDEX attempt_of_payment ON attempt (organization_id, payment_id, id);

-- One live charge or authorization a payment, one live capture or void a payment, one live attempt a refund.
CREATE UNIQUE INDEX one_live_charge ON attempt (organization_id, payment_id)
  WHERE operation IN ('charge', 'authorize') AND status IN ('sent', 'unknown', 'pending', 'action_required', 'approved');
CREATE UNIQUE INDEX one_live_modification ON attempt (organization_id, payment_id)
  WHERE operation IN ('capture', 'void') AND status IN ('sent', 'unknown', 'pending');
CREATE UNIQUE INDEX one_live_refund_attempt ON attempt (organization_id, refund_id)
  WHERE operation = 'refund' AND status IN ('sent', 'unknown', 'pending', 'approved');

-- What a crash may have left: few rows, asked for across organizations.
CREATE INDEX attempt_unanswered ON attempt (sent_at) WHERE status = 'sent';

CREATE TABLE idempotency_key (
  organization_id  uuid NOT NULL,
  live             boolean NOT NULL,
  digest           bytea NOT NULL CHECK (length(digest) = 16),
  fingerprint      bytea NOT NULL CHECK (length(fingerprint) = 32),
  payment_id       uuid NOT NULL,
  attempt_id       uuid NOT NULL,
  refund_id        uuid,
  answer_status    integer,
  answer_body      bytea,
  created_at       timestamptz NOT NULL,
  CONSTRAINT one_request_a_key PRIMARY KEY (organization_id, live, digest),
  CHECK ((answer_status IS NULL) = (answer_body IS NULL))
);

CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

CREATE TABLE event (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  live             boolean NOT NULL,
  type             text NOT NULL,
  payment_id       uuid NOT NULL,
  attempt_id       uuid,
  refund_id        uuid,
  at               timestamptz NOT NULL,
  data             bytea, -- the resource as it was then, in JSON; null where only the timeline needs the event
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, payment_id) REFERENCES payment
);

CREATE INDEX event_of_payment ON event (organization_id, payment_id, id);
