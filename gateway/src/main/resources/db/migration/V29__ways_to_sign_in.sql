-- By which way a session was opened; of those that are open nobody knows.
DELETE FROM staff_session;
ALTER TABLE staff_session
  ADD COLUMN method text NOT NULL DEFAULT 'password' CHECK (method IN ('password', 'oidc')),
  ADD COLUMN issuer text, -- the identity provider
  ADD CONSTRAINT session_of_an_issuer CHECK ((method = 'oidc') = (issuer IS NOT NULL));
