-- Who holds a job, apart from how often it was tried; and indexes for what is asked across millions of rows.

-- Written by whoever takes a job, taken away by whoever puts it back: nobody else ends it.
ALTER TABLE work ADD COLUMN taken uuid;
COMMENT ON COLUMN work.tries IS 'how often it was taken since it came, or was put back';
COMMENT ON COLUMN work.created_at IS 'when it came, or was put back';

-- What is due, and nothing that is not. Each update moves due_at, so none is HOT: a fillfactor would save nothing.
CREATE INDEX work_due ON work (queue, due_at) INCLUDE (organization_id, lane) WHERE dead_at IS NULL;
CREATE INDEX work_dead ON work (id, queue) WHERE dead_at IS NOT NULL;

-- Rows come and go all the time: what they leave is cleared by their number, not by the table's size.
ALTER TABLE work SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000, autovacuum_vacuum_cost_delay = 0);

-- A delivery that is sent again begins another round, of as many tries as the first.
ALTER TABLE webhook_delivery ADD COLUMN round integer NOT NULL DEFAULT 0, ADD COLUMN tries integer NOT NULL DEFAULT 0;
UPDATE webhook_delivery SET tries = attempts WHERE status = 'pending';

DROP INDEX webhook_delivery_of_endpoint;
CREATE INDEX webhook_delivery_of_endpoint ON webhook_delivery (organization_id, endpoint_id, created_at, id);
CREATE INDEX webhook_delivery_failed ON webhook_delivery (organization_id, endpoint_id, created_at, id)
  WHERE status = 'failed';

-- What is old: first whose it is, then the rows of one organization.
DROP INDEX webhook_delivery_age;
CREATE INDEX webhook_delivery_age ON webhook_delivery (created_at) WHERE status <> 'pending';
CREATE INDEX webhook_delivery_age_of_organization ON webhook_delivery (organization_id, created_at)
  WHERE status <> 'pending';
CREATE INDEX public_event_of_type ON event (organization_id, live, type, id) WHERE data IS NOT NULL;

-- signs_from: the oldest secret that signs until previous_until. version: raised by what people change, and by a disabling.
ALTER TABLE webhook_endpoint ADD COLUMN signs_from integer NOT NULL DEFAULT 1, ADD COLUMN version bigint NOT NULL DEFAULT 0;
UPDATE webhook_endpoint SET signs_from = greatest(1, generation - 1);
