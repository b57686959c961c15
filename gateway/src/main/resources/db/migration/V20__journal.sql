-- What people and keys do, written by the statement that does it. An entry is only ever added; what is done to it later is
-- that it gets its number and its seal, once.
CREATE TABLE journal_entry (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  at               timestamptz NOT NULL DEFAULT now(),
  actor_type       text NOT NULL CHECK (actor_type IN ('api_key', 'user', 'operator', 'system')),
  actor_id         uuid, -- of the key or the user
  actor_name       text NOT NULL, -- as it was
  ip               text,
  user_agent       text,
  request_id       text,
  live             boolean, -- null for what is of no mode
  action           text NOT NULL,
  resource         text NOT NULL, -- its id, as the API shows it
  before           jsonb, -- the fields that changed
  after            jsonb,
  number           bigint CHECK (number > 0), -- 1, 2, 3, ... of the organization; null until it is sealed
  seal             bytea CHECK (length(seal) = 32), -- over the one before and all of this one
  PRIMARY KEY (organization_id, id),
  CONSTRAINT sealed_with_a_number CHECK ((number IS NULL) = (seal IS NULL))
);

-- The chain: two that seal at once get numbers of their own.
CREATE UNIQUE INDEX one_entry_a_number ON journal_entry (organization_id, number) WHERE number IS NOT NULL;
-- What waits for its seal, across organizations.
CREATE INDEX journal_entry_unsealed ON journal_entry (at) WHERE number IS NULL;

CREATE INDEX journal_entry_of_resource ON journal_entry (organization_id, resource, id);
CREATE INDEX journal_entry_of_actor ON journal_entry (organization_id, actor_id, id) WHERE actor_id IS NOT NULL;
CREATE INDEX journal_entry_of_action ON journal_entry (organization_id, action, id);

CREATE FUNCTION journal_is_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.number IS NULL AND NEW.number IS NOT NULL
       AND to_jsonb(NEW) - '{number,seal}'::text[] = to_jsonb(OLD) - '{number,seal}'::text[] THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the journal is only ever added to' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER journal_is_added_to BEFORE UPDATE OR DELETE ON journal_entry
  FOR EACH ROW EXECUTE FUNCTION journal_is_added_to();
CREATE TRIGGER journal_is_not_emptied BEFORE TRUNCATE ON journal_entry
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_added_to();

-- Whoever could do everything can see what was done.
UPDATE api_key SET permissions = permissions || '{journal.view}'
 WHERE NOT publishable AND revoked_at IS NULL
   AND permissions @> '{payments.view,payments.create,refunds.create,processors.manage,routing.manage,retries.manage,webhooks.manage}';
