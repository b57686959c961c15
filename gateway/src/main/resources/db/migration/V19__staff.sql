-- The people who work for organizations, and what they may do.

-- What a standard role may do is the code's.
CREATE TABLE role (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  standard         text CHECK (standard IN ('owner', 'manager', 'clerk', 'viewer')),
  permissions      text[] NOT NULL,
  version          bigint NOT NULL DEFAULT 0, -- raised by each change
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id)
);

CREATE UNIQUE INDEX one_role_a_name ON role (organization_id, lower(name));
CREATE UNIQUE INDEX one_standard_role ON role (organization_id, standard) WHERE standard IS NOT NULL;

-- Exempt from "organization first": a person has one password, whomever they work for.
CREATE TABLE staff_user (
  id          uuid PRIMARY KEY,
  email       text NOT NULL CONSTRAINT one_user_an_email UNIQUE CHECK (email = lower(email)),
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  language    text NOT NULL CHECK (language IN ('en', 'fr')),
  password    text, -- Argon2id, with its salt and its cost; null until an invitation is accepted
  tries       integer NOT NULL DEFAULT 0, -- to sign in, since one succeeded
  tried_at    timestamptz,
  created_at  timestamptz NOT NULL
);

CREATE TABLE membership (
  organization_id  uuid NOT NULL,
  user_id          uuid NOT NULL REFERENCES staff_user,
  role_id          uuid NOT NULL,
  active           boolean NOT NULL DEFAULT true,
  joined_at        timestamptz, -- when the invitation was accepted
  invitation       bytea CHECK (length(invitation) = 32), -- the digest of its token; null once it was used
  invited_until    timestamptz,
  version          bigint NOT NULL DEFAULT 0, -- raised by each change
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, user_id),
  CONSTRAINT role_of_member FOREIGN KEY (organization_id, role_id) REFERENCES role,
  CONSTRAINT invited_until_then CHECK ((invitation IS NULL) = (invited_until IS NULL))
);

CREATE INDEX membership_of_user ON membership (user_id);
CREATE INDEX membership_of_role ON membership (organization_id, role_id);
CREATE INDEX membership_invitation ON membership (invitation) WHERE invitation IS NOT NULL;

-- Exempt, too: found by the digest of its token alone.
CREATE TABLE staff_session (
  digest           bytea PRIMARY KEY CHECK (length(digest) = 32),
  user_id          uuid NOT NULL REFERENCES staff_user,
  organization_id  uuid NOT NULL, -- where its user is at work
  live             boolean NOT NULL,
  opened_at        timestamptz NOT NULL DEFAULT now(),
  used_at          timestamptz NOT NULL DEFAULT now(),
  ends_at          timestamptz NOT NULL -- however much it is used
);

CREATE INDEX staff_session_of_user ON staff_session (user_id);
CREATE INDEX staff_session_end ON staff_session (ends_at);

INSERT INTO role (organization_id, id, name, standard, permissions, created_at, updated_at)
SELECT o.id, gen_random_uuid(), r.name, lower(r.name), '{}', now(), now()
  FROM organization o, unnest('{Owner,Manager,Clerk,Viewer}'::text[]) AS r (name);

-- Whoever could do everything can do this, too.
UPDATE api_key SET permissions = permissions || '{staff.view,staff.manage}'
 WHERE NOT publishable AND revoked_at IS NULL
   AND permissions @> '{payments.view,payments.create,refunds.create,processors.manage,routing.manage,retries.manage,webhooks.manage}';
