-- Where charges go: an organization's rules in each mode, all versions of them.
CREATE TABLE routing (
  organization_id  uuid NOT NULL,
  live             boolean NOT NULL,
  id               uuid NOT NULL,
  version          integer NOT NULL CHECK (version > 0), -- the current one; it counts the events, too
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, live)
);

CREATE TABLE routing_version (
  organization_id  uuid NOT NULL,
  live             boolean NOT NULL,
  version          integer NOT NULL,
  rules            jsonb NOT NULL,
  created_by       uuid NOT NULL, -- the API key that asked for it
  created_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, live, version),
  FOREIGN KEY (organization_id, live) REFERENCES routing
);

-- Whoever could do everything can do this, too.
UPDATE api_key SET permissions = permissions || '{routing.view,routing.manage}'
 WHERE NOT publishable AND revoked_at IS NULL
   AND permissions @> '{tokens.create,payments.view,payments.create,payments.capture,payments.void,refunds.view,refunds.create,processors.view,processors.manage}';
