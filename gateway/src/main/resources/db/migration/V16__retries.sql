-- Charges that are tried again: when, how often, and how often the networks allow it.

ALTER TABLE attempt ADD COLUMN network_wait bigint; -- milliseconds for which the network asked to be left alone

ALTER TABLE payment
  ADD COLUMN retry_at timestamptz, -- when it is tried again by itself
  ADD COLUMN retries integer NOT NULL DEFAULT 0, -- how often it was tried again by itself
  ADD COLUMN retry_canceled text, -- why it is not any more
  ADD COLUMN retry_of uuid, -- the returned payment that this one takes the place of
  ADD COLUMN retried_by uuid, -- the payment that takes the place of this one
  ADD CONSTRAINT retried_where_it_failed CHECK (retry_at IS NULL OR status IN ('failed', 'returned'));

-- One place for a returned payment to go to.
CREATE UNIQUE INDEX one_retry_of_a_return ON payment (organization_id, retry_of) WHERE retry_of IS NOT NULL;

-- An instrument that was declined, and the tries since: [{"attempt", "at", "amount", "currency"}]. They stand in the row, so
-- that whoever waits for it counts what the one before has added. A condition that is not met undoes the whole statement.
CREATE TABLE watch (
  organization_id  uuid NOT NULL,
  live             boolean NOT NULL,
  instrument       text NOT NULL, -- its fingerprint; where no number is known, the saved method's id
  tries            jsonb NOT NULL,
  blocked          text CHECK (blocked IN ('all', 'merchant')), -- for every charge, or for what the merchant starts
  within           boolean NOT NULL DEFAULT true CONSTRAINT retries_within_limits CHECK (within),
  usable           boolean NOT NULL DEFAULT true CONSTRAINT method_not_blocked CHECK (usable),
  updated_at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, live, instrument)
);

-- What is old, and blocks nothing.
CREATE INDEX watch_age ON watch (updated_at) WHERE blocked IS NULL;

-- When an organization's charges are tried again, in each mode.
CREATE TABLE retry_schedule (
  organization_id  uuid NOT NULL,
  live             boolean NOT NULL,
  id               uuid NOT NULL,
  version          integer NOT NULL CHECK (version > 0), -- the current one; it counts the events, too
  schedule         jsonb NOT NULL,
  updated_by       uuid NOT NULL, -- the API key that asked for it
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, live)
);

-- Whoever may change where charges go may change when they are tried again.
UPDATE api_key SET permissions = permissions || '{retries.view}'
 WHERE NOT publishable AND revoked_at IS NULL AND permissions @> '{routing.view}';
UPDATE api_key SET permissions = permissions || '{retries.manage}'
 WHERE NOT publishable AND revoked_at IS NULL AND permissions @> '{routing.manage}';
