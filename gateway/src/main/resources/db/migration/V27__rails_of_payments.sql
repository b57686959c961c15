-- Payments by what pays, where that is no card: a card's charge keeps no entry here, whether it names its rail or not.
CREATE INDEX payment_by_rail ON payment (organization_id, live, (source ->> 'rail'), id)
  WHERE source ->> 'rail' <> 'CARD';
