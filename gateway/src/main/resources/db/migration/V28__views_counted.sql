-- How many views somebody keeps there: raised and lowered by the statements that keep and forget one.
ALTER TABLE membership ADD COLUMN saved_views integer NOT NULL DEFAULT 0 CHECK (saved_views >= 0);
UPDATE membership m SET saved_views = (
  SELECT count(*) FROM saved_view v WHERE v.organization_id = m.organization_id AND v.user_id = m.user_id);
