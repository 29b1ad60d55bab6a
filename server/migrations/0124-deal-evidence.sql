-- D2 and D5: points of evidence, the work that a protection stands on.

CREATE TABLE deal_evidence (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('meeting', 'demo', 'pilot', 'specification')),
  happened_on date NOT NULL,
  words text NOT NULL,
  file_id uuid,
  recorded_by_name text NOT NULL,
  recorded_side text NOT NULL CHECK (recorded_side IN ('vendor', 'partner')),
  recorded_at timestamptz NOT NULL,
  removed_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES deals (vendor_id, registration_id),
  FOREIGN KEY (vendor_id, file_id) REFERENCES registration_files (vendor_id, id)
);
CREATE INDEX deal_evidence_by_deal ON deal_evidence (vendor_id, registration_id, happened_on) WHERE removed_at IS NULL;

GRANT SELECT, INSERT, UPDATE ON deal_evidence TO kanal_app;

ALTER TABLE deal_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE deal_evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON deal_evidence
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));
