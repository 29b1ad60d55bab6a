-- D5: what the partner wants from the vendor for a deal, and what the vendor gives.

CREATE TABLE deal_resources (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('presales', 'demo_stand', 'licences', 'specialist', 'marketing_fund', 'visit')),
  words text NOT NULL,
  state text NOT NULL CHECK (state IN ('wanted', 'granted', 'declined', 'withdrawn')),
  asked_by_id uuid,
  asked_by_name text NOT NULL,
  asked_at timestamptz NOT NULL,
  -- By when the vendor has to answer.
  due_at timestamptz NOT NULL,
  answered_by_name text,
  answered_at timestamptz,
  answer text NOT NULL DEFAULT '',
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES deals (vendor_id, registration_id)
);
CREATE INDEX deal_resources_by_deal ON deal_resources (vendor_id, registration_id, id);

GRANT SELECT, INSERT, UPDATE ON deal_resources TO kanal_app;

ALTER TABLE deal_resources ENABLE ROW LEVEL SECURITY;
ALTER TABLE deal_resources FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON deal_resources
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));
