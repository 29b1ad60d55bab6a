-- Complaints about conduct on the market (dumping above all) go to compliance and never touch a resale price.

CREATE TABLE market_complaints (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  number bigint NOT NULL,
  -- Who complains; NULL: the vendor's own people.
  partner_id uuid,
  reported_by uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('low_price', 'misleading_advertising', 'trademark', 'without_services', 'other')),
  about text NOT NULL,
  facts text NOT NULL,
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'in_review', 'closed')),
  handler_id uuid,
  outcome text CHECK (outcome IN ('no_breach', 'explained', 'benefits_reviewed', 'conduct_case', 'not_ours')),
  -- For whoever complains; the other side is never named.
  answer text NOT NULL DEFAULT '',
  internal_note text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  taken_at timestamptz,
  closed_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, reported_by) REFERENCES people (vendor_id, id)
);
CREATE UNIQUE INDEX market_complaints_number ON market_complaints (vendor_id, number);
CREATE INDEX market_complaints_by_time ON market_complaints (vendor_id, created_at DESC, id DESC);
CREATE INDEX market_complaints_of_reporter ON market_complaints (vendor_id, reported_by, created_at DESC, id DESC);

GRANT SELECT, INSERT, UPDATE ON market_complaints TO kanal_app;
ALTER TABLE market_complaints ENABLE ROW LEVEL SECURITY;
ALTER TABLE market_complaints FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON market_complaints
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));
