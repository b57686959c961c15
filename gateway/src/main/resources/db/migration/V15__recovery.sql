-- What is in doubt waits in the one queue, with every answer on record; what succeeded too late is undone.

-- What a processor said when it was asked what became of an attempt.
CREATE TABLE lookup (
  organization_id  uuid NOT NULL,
  attempt_id       uuid NOT NULL,
  id               uuid NOT NULL,
  at               timestamptz NOT NULL DEFAULT now(),
  answer           text NOT NULL CHECK (answer IN ('approved', 'declined', 'pending', 'action_required', 'rejected',
                     'not_attempted', 'unknown', 'not_found', 'unanswered')),
  detail           text,
  PRIMARY KEY (organization_id, attempt_id, id)
);

-- A job an attempt, its lane the account; what was asked about for too long is given up, as before.
INSERT INTO work (organization_id, queue, lane, id, due_at, dead_at, created_at)
SELECT organization_id, 'doubts', account_id, id, coalesce(lookup_at, now()),
  CASE WHEN lookup_at IS NULL THEN now() END, sent_at
  FROM attempt WHERE status IN ('unknown', 'action_required');

INSERT INTO lookup (organization_id, attempt_id, id, at, answer)
SELECT organization_id, id, gen_random_uuid(), not_found_at, 'not_found'
  FROM attempt WHERE status = 'unknown' AND not_found_at IS NOT NULL;

DROP INDEX attempt_in_doubt;
ALTER TABLE attempt
  DROP COLUMN lookup_at,
  DROP COLUMN lookups,
  DROP COLUMN not_found_at,
  ADD COLUMN unresolved_at timestamptz, -- when it was told last that nobody could tell
  ADD COLUMN undoes uuid; -- the charge that succeeded too late, and that this takes back; asked for by nobody

CREATE INDEX attempt_in_doubt ON attempt (sent_at) WHERE status = 'unknown';

-- What takes back a late success is none of the payment's own captures, voids and refunds.
DROP INDEX one_live_modification;
CREATE UNIQUE INDEX one_live_modification ON attempt (organization_id, payment_id)
  WHERE operation IN ('capture', 'void') AND undoes IS NULL AND status IN ('sent', 'unknown', 'pending');
CREATE UNIQUE INDEX one_live_undoing ON attempt (organization_id, undoes)
  WHERE undoes IS NOT NULL AND status IN ('sent', 'unknown', 'pending', 'approved');
ALTER TABLE attempt
  DROP CONSTRAINT refund_attempts_name_it,
  ADD CONSTRAINT refund_attempts_name_it CHECK ((operation = 'refund' AND undoes IS NULL) = (refund_id IS NOT NULL));
