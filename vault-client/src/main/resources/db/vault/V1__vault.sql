-- The embedded vault. Nothing here opens without the vault's keys, and none of them are in the database.

CREATE TABLE vault.secret (
  organization_id uuid NOT NULL,
  id text NOT NULL,
  ciphertext bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, id)
);

-- Lives 15 minutes at most. Vacuumed eagerly, so that a deleted code does not linger in the file.
CREATE TABLE vault.security_code (
  organization_id uuid NOT NULL,
  id text NOT NULL,
  ciphertext bytea NOT NULL,
  expires_at timestamptz NOT NULL DEFAULT now() + interval '15 minutes',
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, id) REFERENCES vault.secret (organization_id, id) ON DELETE CASCADE
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);

CREATE INDEX security_code_expires_at ON vault.security_code (expires_at);
