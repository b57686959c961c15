-- What was paid after all: items that a fact has ended, the newest first.
CREATE INDEX action_item_ended_by_fact ON action_item (organization_id, live, ended_at)
  WHERE status = 'resolved' AND ended_by_type IS NULL;
