-- What the vault gave for a number. No number is here, nor anything that it could be told from without the vault's key.

CREATE TABLE token (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  live             boolean NOT NULL,
  type             text NOT NULL CHECK (type IN ('card')),
  brand            text NOT NULL,
  last4            text NOT NULL CHECK (last4 ~ '^[0-9]{4}$'),
  bin              text NOT NULL CHECK (bin ~ '^[0-9]{6,8}$'),
  exp_month        integer NOT NULL CHECK (exp_month BETWEEN 1 AND 12),
  exp_year         integer NOT NULL CHECK (exp_year BETWEEN 2000 AND 2099),
  holder_name      text,
  billing_address  jsonb NOT NULL,
  fingerprint      text NOT NULL,
  vault_id         text NOT NULL,
  created_at       timestamptz NOT NULL,
  expires_at       timestamptz NOT NULL,
  used_by          uuid, -- the payment that consumed it: a token pays once
  PRIMARY KEY (organization_id, id)
);

-- What is to be forgotten: asked for across organizations.
CREATE INDEX token_expiry ON token (expires_at);
