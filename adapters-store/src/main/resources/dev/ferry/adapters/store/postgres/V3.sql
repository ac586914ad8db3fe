-- Until when an upload at rest holds back the later ones of its name, because its request may still be under way.
ALTER TABLE uploads ADD COLUMN holds_until bigint;
-- The id of the upload that holds this one back. It is due in the year 9999, or when that one holds back no longer.
ALTER TABLE uploads ADD COLUMN waits_for text COLLATE "C";
CREATE INDEX uploads_line ON uploads (name, position) WHERE due IS NOT NULL OR holds_until IS NOT NULL;
UPDATE uploads SET holds_until = updated WHERE state = 'in-doubt';
-- Older uploads that are not sent yet get their places.
UPDATE uploads SET due = 253402214400000, version = version + 1, lease_owner = NULL, lease_until = NULL, waits_for = (
  SELECT before.id FROM uploads AS before
  WHERE before.name = uploads.name AND before.position < uploads.position AND before.due IS NOT NULL
  ORDER BY before.position DESC LIMIT 1)
WHERE due IS NOT NULL AND body LIKE '{"type":"Queued"%' AND EXISTS (
  SELECT 1 FROM uploads AS before
  WHERE before.name = uploads.name AND before.position < uploads.position AND before.due IS NOT NULL);
-- A Platform that gives the token of another upload would give its results, too.
CREATE INDEX uploads_token ON uploads ((body::json->'token'->>'value')) WHERE body::json->'token'->>'value' IS NOT NULL;
ANALYZE uploads;
