-- What people narrow the action center to, under a name; and the one that they begin with. Both go with whoever leaves.

CREATE TABLE saved_view (
  organization_id  uuid NOT NULL,
  id               uuid NOT NULL,
  user_id          uuid NOT NULL,
  name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  query            text NOT NULL CHECK (length(query) <= 1500), -- of the list's address
  shared           boolean NOT NULL,
  version          bigint NOT NULL, -- raised by each change
  PRIMARY KEY (organization_id, id),
  CONSTRAINT view_of_member FOREIGN KEY (organization_id, user_id) REFERENCES membership ON DELETE CASCADE,
  CONSTRAINT one_view_a_name UNIQUE (organization_id, user_id, name)
);

CREATE TABLE first_view (
  organization_id  uuid NOT NULL,
  user_id          uuid NOT NULL,
  view_id          uuid NOT NULL, -- of theirs, or a shared one
  PRIMARY KEY (organization_id, user_id),
  FOREIGN KEY (organization_id, user_id) REFERENCES membership ON DELETE CASCADE,
  FOREIGN KEY (organization_id, view_id) REFERENCES saved_view ON DELETE CASCADE
);

CREATE INDEX first_view_of_view ON first_view (organization_id, view_id);
