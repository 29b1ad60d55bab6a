-- D2: a lead and a support partner share the benefits of one deal, when the lead, the support and the vendor have agreed.

CREATE TABLE co_sellings (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  -- The lead, whose registration it is.
  partner_id uuid NOT NULL,
  proposed_by text NOT NULL CHECK (proposed_by IN ('partner', 'vendor')),
  proposer_id uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  -- As the lead has named the company, whoever that is; null: the vendor has chosen the support partner.
  named_country text,
  named_tax_id text,
  support_id uuid,
  -- Row security lets the support partner see the row from then on, and not while it is between the lead and the vendor.
  shown_to_support boolean NOT NULL DEFAULT false,
  role text NOT NULL,
  lead_percent int NOT NULL CHECK (lead_percent BETWEEN 1 AND 99),
  support_percent int NOT NULL CHECK (support_percent BETWEEN 1 AND 99),
  state text NOT NULL CHECK (state IN ('proposed', 'invited', 'agreed', 'ended', 'declined', 'lapsed', 'withdrawn')),
  -- All that the lead is told of time: counted once, it tells nothing of what happens to its proposal.
  expected_by timestamptz NOT NULL,
  due_at timestamptz,
  reminded_at timestamptz,
  agreed_at timestamptz,
  closed_at timestamptz,
  closed_by text CHECK (closed_by IN ('vendor', 'lead', 'support', 'system')),
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id),
  FOREIGN KEY (vendor_id, partner_id) REFERENCES partners (vendor_id, id),
  FOREIGN KEY (vendor_id, support_id) REFERENCES partners (vendor_id, id),
  FOREIGN KEY (vendor_id, proposer_id) REFERENCES people (vendor_id, id),
  CONSTRAINT co_sellings_split CHECK (lead_percent + support_percent = 100),
  CONSTRAINT co_sellings_two CHECK (support_id <> partner_id),
  CONSTRAINT co_sellings_known CHECK (state NOT IN ('invited', 'agreed', 'ended') OR (support_id IS NOT NULL AND shown_to_support))
);
-- The promise: one split stands, and one is being talked about.
CREATE UNIQUE INDEX co_sellings_one_agreed ON co_sellings (vendor_id, registration_id) WHERE state = 'agreed';
CREATE UNIQUE INDEX co_sellings_one_open ON co_sellings (vendor_id, registration_id) WHERE state IN ('proposed', 'invited');
CREATE INDEX co_sellings_by_registration ON co_sellings (vendor_id, registration_id, proposed_at DESC, id DESC);
CREATE INDEX co_sellings_of_support ON co_sellings (vendor_id, support_id, proposed_at DESC, id DESC) WHERE shown_to_support;
CREATE INDEX co_sellings_by_time ON co_sellings (vendor_id, proposed_at DESC, id DESC);
CREATE INDEX co_sellings_due ON co_sellings (vendor_id, due_at) WHERE state IN ('proposed', 'invited');

GRANT SELECT, INSERT, UPDATE ON co_sellings TO kanal_app;
ALTER TABLE co_sellings ENABLE ROW LEVEL SECURITY;
ALTER TABLE co_sellings FORCE ROW LEVEL SECURITY;
-- Two companies read one row; only the lead writes it. What the support partner answers is written with the vendor in sight.
CREATE POLICY tenant ON co_sellings
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')
    OR (shown_to_support AND support_id::text = current_setting('app.partner'))))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')));
