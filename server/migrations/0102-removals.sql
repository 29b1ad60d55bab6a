-- D1, D6: a protection is taken away or moved by two people, with a reason and evidence, and after its holder was heard.

CREATE TABLE registration_removals (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('revoke', 'transfer')),
  reason_code text NOT NULL,
  -- What the holder is told; the other note and who is to receive the protection stay with the vendor.
  note text NOT NULL,
  internal_note text NOT NULL DEFAULT '',
  file_ids uuid[] NOT NULL,
  to_partner_id uuid,
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  hearing_until timestamptz NOT NULL,
  -- Before the end of a tender nothing is moved.
  frozen_until timestamptz,
  statement text NOT NULL DEFAULT '',
  statement_by uuid,
  statement_at timestamptz,
  outcome text CHECK (outcome IN ('confirmed', 'declined', 'overtaken')),
  answered_by uuid,
  answered_at timestamptz,
  to_registration_id uuid,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id),
  FOREIGN KEY (vendor_id, to_partner_id) REFERENCES partners (vendor_id, id),
  CHECK ((kind = 'transfer') = (to_partner_id IS NOT NULL))
);
CREATE UNIQUE INDEX registration_removals_one_open ON registration_removals (vendor_id, registration_id)
  WHERE outcome IS NULL;
GRANT SELECT, INSERT, UPDATE ON registration_removals TO kanal_app;
ALTER TABLE registration_removals ENABLE ROW LEVEL SECURITY;
ALTER TABLE registration_removals FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON registration_removals
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');

-- The proposal that waits for a second person.
ALTER TABLE registrations ADD COLUMN removal_id uuid;
CREATE INDEX registrations_by_removal ON registrations (vendor_id, removal_id) WHERE removal_id IS NOT NULL;

-- Files that only the vendor's people see: a customer's letter names the partner that the customer wants.
ALTER TABLE registration_files ADD COLUMN internal boolean NOT NULL DEFAULT false;
DROP POLICY tenant ON registration_files;
CREATE POLICY tenant ON registration_files
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all'
    OR (partner_id::text = current_setting('app.partner') AND NOT internal)))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all'
    OR (partner_id::text = current_setting('app.partner') AND NOT internal)));
