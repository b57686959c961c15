-- What processors gave for a number that a payment saves: the method has it once the payment has paid.
ALTER TABLE payment ADD COLUMN method_references jsonb;

-- Every organization that ever might use a method: with the method its mandates end.
CREATE INDEX consent_ever_of_method ON consent (method_id, organization_id);

-- The payor is told of a debit once: what was recorded again allows no second one.
ALTER TABLE mandate_notice ADD COLUMN repeated boolean NOT NULL DEFAULT false;
UPDATE mandate_notice n SET repeated = true
 WHERE EXISTS (
   SELECT FROM mandate_notice o
    WHERE o.organization_id = n.organization_id AND o.mandate_id = n.mandate_id AND o.debit_on = n.debit_on
      AND o.amount = n.amount AND o.currency = n.currency
      AND (o.payment_id IS NULL, o.id) < (n.payment_id IS NULL, n.id));
CREATE UNIQUE INDEX one_notice_a_debit ON mandate_notice (organization_id, mandate_id, debit_on, amount, currency)
  WHERE NOT repeated;

-- What a saved method's debit is judged by, also where it has ended.
CREATE INDEX mandate_of_method ON mandate (organization_id, method_id, id) WHERE method_id IS NOT NULL;
