-- What the vault's keys make of a text that everybody knows. Other keys make something else of it, and are refused.
CREATE TABLE vault.proof (
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  proof text NOT NULL
);
