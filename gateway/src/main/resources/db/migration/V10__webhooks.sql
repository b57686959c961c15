-- At most 20 endpoints an organization and mode: each takes one of 20 places. No count is raced past.
ALTER TABLE webhook_endpoint ADD COLUMN place integer NOT NULL CHECK (place BETWEEN 1 AND 20);
CREATE UNIQUE INDEX one_endpoint_a_place ON webhook_endpoint (organization_id, live, place) WHERE status <> 'deleted';
ALTER TABLE webhook_endpoint ADD CONSTRAINT known_reasons
  CHECK (disabled_reason IN ('requested', 'gone', 'failing'));

-- Raised by the statement that records an attempt: so two that record at once get numbers of their own.
ALTER TABLE webhook_delivery ADD COLUMN attempts integer NOT NULL DEFAULT 0;

-- What is forgotten after a time, oldest first.
CREATE INDEX webhook_delivery_age ON webhook_delivery (created_at);
CREATE INDEX event_age ON event (id) WHERE data IS NOT NULL;
