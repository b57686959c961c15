-- Which key a value's data key is encrypted under: a value begins with that data key's length (4 bytes), and that with a
-- version (1 byte) and the key's id (4 bytes). What is sealed under an older key is found by it, and sealed anew.

ALTER TABLE vault.secret ADD COLUMN key_id text NOT NULL
  GENERATED ALWAYS AS (encode(substring(ciphertext FROM 6 FOR 4), 'hex')) STORED;

ALTER TABLE vault.security_code ADD COLUMN key_id text NOT NULL
  GENERATED ALWAYS AS (encode(substring(ciphertext FROM 6 FOR 4), 'hex')) STORED;

CREATE INDEX secret_key_id ON vault.secret (key_id, id);
CREATE INDEX security_code_key_id ON vault.security_code (key_id, id);

-- Nothing is sealed under these any more, whoever still has them.
CREATE TABLE vault.retired_key (
  id text PRIMARY KEY,
  retired_at timestamptz NOT NULL DEFAULT now()
);
