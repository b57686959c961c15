-- Payments by what pays, where that is no card: a card names no rail, and its charges keep no entry here.
CREATE INDEX payment_by_rail ON payment (organization_id, live, (source ->> 'rail'), id)
  WHERE source ->> 'rail' IS NOT NULL;
