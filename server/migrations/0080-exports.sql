-- Exports of many rows are made in the background: who asked for which list, how far it is, where the file lies until it expires.

CREATE TABLE exports (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Only this person may see and fetch the file.
  person_id uuid NOT NULL,
  partner_id uuid,
  operation text NOT NULL,
  question jsonb NOT NULL,
  locale text NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'making', 'ready', 'failed', 'expired')),
  -- NULL until the rows have been counted.
  rows_total int,
  rows_written int NOT NULL DEFAULT 0,
  file_name text,
  storage_key text,
  size_bytes bigint,
  -- Code and params of what stood in the way, for those that failed.
  problem jsonb,
  attempts int NOT NULL DEFAULT 0,
  -- The lease of the process that is making it; whoever dies leaves it to be made again afterwards.
  leased_until timestamptz,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  expires_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, person_id) REFERENCES people (vendor_id, id)
);
CREATE INDEX exports_by_person ON exports (vendor_id, person_id, created_at DESC, id DESC);
CREATE INDEX exports_waiting ON exports (vendor_id, created_at) WHERE state IN ('queued', 'making');
CREATE INDEX exports_ready ON exports (vendor_id, expires_at) WHERE state = 'ready';
CREATE INDEX exports_by_time ON exports (vendor_id, created_at);
CREATE INDEX exports_by_key ON exports (vendor_id, storage_key) WHERE storage_key IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON exports TO kanal_app;

ALTER TABLE exports ENABLE ROW LEVEL SECURITY;
ALTER TABLE exports FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON exports
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));
