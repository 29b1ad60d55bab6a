-- Requests that wait for the vendor are found without reading the answered ones, and a missed deadline is told once.

ALTER TABLE deal_resources ADD COLUMN overdue_told_at timestamptz;
CREATE INDEX deal_resources_waiting ON deal_resources (vendor_id, due_at, registration_id) WHERE state = 'wanted';
