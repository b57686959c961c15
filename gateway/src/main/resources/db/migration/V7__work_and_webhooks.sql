-- One queue for all work that waits; events that go out to those who asked for them.

CREATE TABLE work (
  organization_id  uuid NOT NULL,
  queue            text NOT NULL,
  lane             uuid NOT NULL, -- whom it concerns: work of one waits for nobody else's
  id               uuid NOT NULL, -- of what is to be done
  due_at           timestamptz NOT NULL DEFAULT now(), -- of a job that is taken: when its lease ends
  tries            integer NOT NULL DEFAULT 0, -- raised by whoever takes it: who took it before has lost it
  dead_at          timestamptz, -- given up: somebody has to look
  created_at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, queue, id)
);

-- What is due, lane by lane: asked for across organizations, then taken from one.
CREATE INDEX work_of_lane ON work (queue, organization_id, lane, due_at) WHERE dead_at IS NULL;

-- The inbox waits in the queue now.
INSERT INTO work (organization_id, queue, lane, id, due_at, tries, created_at)
SELECT organization_id, 'inbox', account_id, id, due_at, tries, received_at FROM inbox WHERE status = 'received';

DROP INDEX inbox_due;
ALTER TABLE inbox DROP COLUMN due_at, DROP COLUMN tries;

-- Who is told of what.
CREATE TABLE webhook_endpoint (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  live             boolean NOT NULL,
  url              text NOT NULL,
  description      text,
  events           text[] NOT NULL CHECK (cardinality(events) > 0), -- types, payment.* or *
  status           text NOT NULL CHECK (status IN ('enabled', 'disabled', 'deleted')),
  disabled_reason  text,
  generation       integer NOT NULL DEFAULT 1, -- of the secret, which is made of it and never kept
  previous_until   timestamptz, -- so long the one before it signs, too
  failing_since    timestamptz,
  sequence         bigint NOT NULL DEFAULT 0, -- of the last event about the endpoint itself
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT disabled_for_a_reason CHECK ((status = 'disabled') = (disabled_reason IS NOT NULL))
);

-- No foreign key to the endpoint: every event would lock the same row.
CREATE TABLE webhook_delivery (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  endpoint_id      uuid NOT NULL,
  event_id         uuid NOT NULL,
  live             boolean NOT NULL,
  status           text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'succeeded', 'failed')),
  created_at       timestamptz NOT NULL DEFAULT now(),
  ended_at         timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT one_delivery_an_endpoint UNIQUE (organization_id, event_id, endpoint_id)
);

CREATE INDEX webhook_delivery_of_endpoint ON webhook_delivery (organization_id, endpoint_id, created_at);

CREATE TABLE webhook_attempt (
  organization_id  uuid NOT NULL,
  delivery_id      uuid NOT NULL,
  number           integer NOT NULL,
  at               timestamptz NOT NULL,
  status_code      integer,
  error            text,
  millis           integer NOT NULL,
  PRIMARY KEY (organization_id, delivery_id, number),
  FOREIGN KEY (organization_id, delivery_id) REFERENCES webhook_delivery ON DELETE CASCADE
);

-- Each public event is one of a resource, and counted: 1, 2, 3, ... The resource's own row keeps the count.
ALTER TABLE event ADD COLUMN resource uuid, ADD COLUMN sequence bigint;
ALTER TABLE payment ADD COLUMN sequence bigint NOT NULL DEFAULT 0;
ALTER TABLE refund ADD COLUMN sequence bigint NOT NULL DEFAULT 0;
ALTER TABLE dispute ADD COLUMN sequence bigint NOT NULL DEFAULT 0;

UPDATE event e SET resource = n.resource, sequence = n.sequence
  FROM (
    SELECT organization_id, id, resource, row_number() OVER (PARTITION BY organization_id, resource ORDER BY id) AS sequence
      FROM (
        SELECT organization_id, id, coalesce(dispute_id, payout_id,
          CASE WHEN type LIKE 'refund.%' THEN refund_id END, payment_id) AS resource
          FROM event WHERE data IS NOT NULL) public) n
 WHERE e.organization_id = n.organization_id AND e.id = n.id;

UPDATE payment p SET sequence = n.last
  FROM (SELECT organization_id, resource, max(sequence) AS last FROM event GROUP BY 1, 2) n
 WHERE n.organization_id = p.organization_id AND n.resource = p.id;
UPDATE refund r SET sequence = n.last
  FROM (SELECT organization_id, resource, max(sequence) AS last FROM event GROUP BY 1, 2) n
 WHERE n.organization_id = r.organization_id AND n.resource = r.id;
UPDATE dispute d SET sequence = n.last
  FROM (SELECT organization_id, resource, max(sequence) AS last FROM event GROUP BY 1, 2) n
 WHERE n.organization_id = d.organization_id AND n.resource = d.id;

ALTER TABLE event ADD CONSTRAINT public_events_are_counted
  CHECK ((data IS NULL OR sequence IS NOT NULL) AND (resource IS NULL) = (sequence IS NULL));
CREATE UNIQUE INDEX one_event_a_number ON event (organization_id, resource, sequence) WHERE resource IS NOT NULL;
CREATE INDEX public_event ON event (organization_id, live, id) WHERE data IS NOT NULL;
