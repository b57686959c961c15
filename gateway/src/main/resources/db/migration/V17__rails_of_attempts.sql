-- By what an attempt was paid: a retry may be paid by something else than the try before it.

ALTER TABLE attempt
  ADD COLUMN rail text CONSTRAINT attempt_rail_check CHECK (rail IN ('card', 'ach', 'eft')),
  ADD COLUMN mandate_id uuid; -- what allowed the debit

-- What was retried before is not known any better.
UPDATE attempt a
   SET rail = CASE p.source ->> 'type' WHEN 'card' THEN 'card' ELSE lower(p.source ->> 'rail') END, mandate_id = p.mandate_id
  FROM payment p WHERE p.organization_id = a.organization_id AND p.id = a.payment_id;

ALTER TABLE attempt ALTER COLUMN rail SET NOT NULL;
