-- Methods that users keep, across organizations, and the consents by which organizations may use them. A user's row and a
-- method's name no organization: they are the user's. What a charge needs of a method is copied to each consent, so that a
-- charge reads and locks rows of its own organization alone.

CREATE TABLE wallet (
  user_id         text NOT NULL,
  live            boolean NOT NULL,
  cards           integer NOT NULL,
  e_checks        integer NOT NULL,
  default_method  uuid,
  PRIMARY KEY (user_id, live),
  -- raised and lowered by the statements that take a place and give it back
  CONSTRAINT ten_of_a_kind CHECK (cards BETWEEN 0 AND 10 AND e_checks BETWEEN 0 AND 10)
);

CREATE TABLE payment_method (
  id            uuid PRIMARY KEY,
  user_id       text NOT NULL,
  live          boolean NOT NULL,
  version       bigint NOT NULL DEFAULT 0, -- raised by every change, also of its consents
  status        text NOT NULL CHECK (status IN ('pending', 'active', 'deleted')),
  type          text NOT NULL CHECK (type IN ('card', 'bank_account', 'processor_token')),
  rail          text NOT NULL CHECK (rail IN ('card', 'ach', 'eft')),
  fingerprint   text, -- null for what a processor keeps
  details       jsonb NOT NULL, -- what may be shown of it, its holder and billing address
  nickname      text,
  vault_owner   uuid, -- the organization whose token it was
  vault_id      text, -- of a deleted one: what the vault has still to forget
  saved_by      text NOT NULL CHECK (saved_by IN ('user', 'admin')),
  savers        integer NOT NULL DEFAULT 0 CHECK (savers >= 0), -- payments that save it and are not decided
  replaces      uuid,
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  CONSTRAINT kept_for_an_owner CHECK (vault_id IS NULL OR vault_owner IS NOT NULL),
  CONSTRAINT type_fits_rail CHECK (
    CASE type WHEN 'card' THEN rail = 'card' WHEN 'bank_account' THEN rail <> 'card' ELSE fingerprint IS NULL END)
);

-- The same number twice is one method.
CREATE UNIQUE INDEX one_method_a_number ON payment_method (user_id, live, fingerprint) WHERE status <> 'deleted';

-- What the vault has still to forget: few rows.
CREATE INDEX payment_method_to_forget ON payment_method (updated_at) WHERE status = 'deleted' AND vault_id IS NOT NULL;

-- What processors gave for a method, each to one organization's account.
CREATE TABLE method_reference (
  organization_id  uuid NOT NULL,
  method_id        uuid NOT NULL,
  account_id       uuid NOT NULL,
  reference        text NOT NULL,
  PRIMARY KEY (organization_id, method_id, account_id)
);

CREATE TABLE consent (
  organization_id    uuid NOT NULL,
  id                 uuid NOT NULL,
  method_id          uuid NOT NULL,
  user_id            text NOT NULL,
  live               boolean NOT NULL,
  type               text NOT NULL,
  details            jsonb NOT NULL, -- as the method's
  vault_owner        uuid,
  vault_id           text,
  network_reference  text, -- the scheme's own of the first charge of this organization
  text_version       text,
  accepted_at        timestamptz NOT NULL,
  ip                 text,
  granted_by         text NOT NULL CHECK (granted_by IN ('user', 'admin')),
  sequence           bigint NOT NULL DEFAULT 0, -- of the last event of the method that this organization was told
  announced          boolean NOT NULL DEFAULT true, -- false until the organization was told that a payment saved it
  created_at         timestamptz NOT NULL,
  ended_at           timestamptz,
  ended_reason       text CHECK (ended_reason IN ('revoked', 'renewed', 'replaced', 'deleted')),
  PRIMARY KEY (organization_id, id),
  CONSTRAINT consent_ended_for_a_reason CHECK ((ended_at IS NULL) = (ended_reason IS NULL))
);

CREATE UNIQUE INDEX one_consent_a_method ON consent (organization_id, method_id) WHERE ended_at IS NULL;
CREATE INDEX consent_of_user ON consent (organization_id, live, user_id, method_id) WHERE ended_at IS NULL;
CREATE INDEX consent_history ON consent (organization_id, method_id, id);

-- A change of the method reaches every organization that may use it.
CREATE INDEX consent_of_method ON consent (method_id) WHERE ended_at IS NULL;

CREATE INDEX consent_unannounced ON consent (created_at) WHERE NOT announced;

ALTER TABLE mandate ADD COLUMN method_id uuid;
CREATE UNIQUE INDEX one_mandate_a_method ON mandate (organization_id, method_id) WHERE status <> 'ended';

-- The method that pays, or that the payment saves.
ALTER TABLE payment
  ADD COLUMN method_id uuid,
  ADD COLUMN method_stage text CHECK (method_stage IN ('pays', 'saving', 'saved', 'not_saved')),
  ADD CONSTRAINT method_in_a_stage CHECK ((method_id IS NULL) = (method_stage IS NULL));

-- Whoever could do everything can do this, too.
UPDATE api_key SET permissions = permissions || '{wallets.view,wallets.manage}'
 WHERE NOT publishable AND revoked_at IS NULL
   AND permissions @> '{tokens.create,payments.view,payments.create,payments.capture,payments.void,refunds.view,refunds.create,processors.view,processors.manage}';
