-- Exports are written down with what left the house: the question that was asked and how many rows answered it.

ALTER TABLE audit_events ADD COLUMN data jsonb;
