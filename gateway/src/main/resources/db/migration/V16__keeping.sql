-- What processors gave for a number that a payment saves: the method has it once the payment has paid.
ALTER TABLE payment ADD COLUMN method_references jsonb;

-- Every organization that ever might use a method: with the method its mandates end.
CREATE INDEX consent_ever_of_method ON consent (method_id, organization_id);
