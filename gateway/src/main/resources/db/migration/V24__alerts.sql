-- Who wants to be told by mail of what needs a person, and what they are told.

CREATE TABLE alert_choice (
  organization_id  uuid NOT NULL,
  user_id          uuid NOT NULL,
  live             boolean NOT NULL,
  at_once          text[] NOT NULL, -- causes
  daily            text[] NOT NULL, -- others
  daily_at         time NOT NULL, -- by the clock of that zone
  time_zone        text NOT NULL,
  told_at          timestamptz, -- when the last mail went out
  version          bigint NOT NULL, -- raised by each change
  updated_at       timestamptz NOT NULL,
  PRIMARY KEY (organization_id, user_id, live),
  CONSTRAINT alert_of_member FOREIGN KEY (organization_id, user_id) REFERENCES membership ON DELETE CASCADE,
  CONSTRAINT one_pace_a_cause CHECK (NOT at_once && daily)
);

-- Nobody is told twice that an item needs them for the same cause.
CREATE TABLE alert (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL, -- of its job, too
  user_id          uuid NOT NULL,
  live             boolean NOT NULL,
  item_id          uuid NOT NULL,
  cause            text NOT NULL,
  due_at           timestamptz, -- null until a daily one has its time
  told_at          timestamptz, -- or found to be nothing to tell
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, user_id, live) REFERENCES alert_choice ON DELETE CASCADE,
  FOREIGN KEY (organization_id, item_id) REFERENCES action_item,
  CONSTRAINT one_alert_a_cause UNIQUE (organization_id, item_id, cause, user_id)
);

CREATE INDEX alert_untold ON alert (organization_id, user_id, live, due_at) WHERE told_at IS NULL;
CREATE INDEX alert_of_choice ON alert (organization_id, user_id, live);
CREATE INDEX alert_age ON alert (told_at) WHERE told_at IS NOT NULL;
