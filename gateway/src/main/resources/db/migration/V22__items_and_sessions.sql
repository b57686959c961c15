-- Items: since when they stand so, by the clock that decides, and what kind of actor has ended or noted something.
ALTER TABLE action_item
  ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(), -- by the database's clock
  ADD COLUMN ended_by_type text CHECK (ended_by_type IN ('api_key', 'user', 'operator', 'system'));

ALTER TABLE action_note
  ADD COLUMN written_by_type text CHECK (written_by_type IN ('api_key', 'user', 'operator', 'system')),
  ALTER COLUMN written_by DROP NOT NULL; -- of the key or the user

UPDATE action_item
   SET ended_by_type = CASE WHEN ended_by IN (SELECT id FROM staff_user) THEN 'user' ELSE 'api_key' END
 WHERE ended_by IS NOT NULL;
UPDATE action_note SET written_by_type = CASE WHEN written_by IN (SELECT id FROM staff_user) THEN 'user' ELSE 'api_key' END;

ALTER TABLE action_item
  ADD CONSTRAINT item_ended_by_somebody CHECK (ended_by IS NULL OR ended_by_type IS NOT NULL);
ALTER TABLE action_note ALTER COLUMN written_by_type SET NOT NULL;

-- How many are unfinished, and the oldest: for the gauges.
CREATE INDEX action_item_unfinished_since ON action_item (live, cause, created_at) WHERE ended_at IS NULL;

-- A session is good for the password that opened it: of a reset and a sign-in at once, either may come first.
ALTER TABLE staff_user ADD COLUMN passwords bigint NOT NULL DEFAULT 0; -- how many they have had
ALTER TABLE staff_session ADD COLUMN passwords bigint NOT NULL DEFAULT 0; -- which of them opened it

-- What one kind of actor did.
CREATE INDEX journal_entry_of_actor_type ON journal_entry (organization_id, actor_type, id);
