-- What gateways see of processors. Only what is not closed has a row, so that in good times the table is empty.
CREATE TABLE breaker (
  organization_id  uuid NOT NULL,
  account_id       uuid NOT NULL,
  kind             text NOT NULL CHECK (kind IN ('charge', 'capture', 'void', 'refund', 'lookup', 'tokenize')),
  instance_id      uuid NOT NULL, -- one start of one gateway
  state            text NOT NULL CHECK (state IN ('half_open', 'open')),
  since            timestamptz NOT NULL,
  retry_at         timestamptz,
  failure_rate     integer CHECK (failure_rate BETWEEN 0 AND 100),
  slow_rate        integer CHECK (slow_rate BETWEEN 0 AND 100),
  in_flight        integer NOT NULL,
  seen_at          timestamptz NOT NULL, -- confirmed; a gateway that does not is gone
  PRIMARY KEY (organization_id, account_id, kind, instance_id),
  FOREIGN KEY (organization_id, account_id) REFERENCES processor_account (organization_id, id)
);

ALTER TABLE processor_account
  ADD COLUMN resilience jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN unavailable_since timestamptz, -- as was told
  ADD COLUMN sequence bigint NOT NULL DEFAULT 0; -- of its events

CREATE INDEX processor_account_unavailable ON processor_account (organization_id, id) WHERE unavailable_since IS NOT NULL;
