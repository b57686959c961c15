-- Who works here. Exempt from "organization first": an API key is found by its digest alone.

CREATE TABLE organization (
  id          uuid PRIMARY KEY,
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  created_at  timestamptz NOT NULL
);

CREATE TABLE api_key (
  id               uuid PRIMARY KEY,
  organization_id  uuid NOT NULL REFERENCES organization,
  digest           bytea NOT NULL UNIQUE CHECK (length(digest) = 32),
  name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  hint             text NOT NULL CHECK (length(hint) = 4),
  live             boolean NOT NULL,
  publishable      boolean NOT NULL,
  permissions      text[] NOT NULL,
  created_at       timestamptz NOT NULL,
  revoked_at       timestamptz
);

CREATE INDEX api_key_of_organization ON api_key (organization_id, id);
