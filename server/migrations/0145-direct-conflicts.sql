-- All partners that stand against a direct deal, not the first alone; and the site that the deal is for.

ALTER TABLE direct_registrations ADD COLUMN customer_kpp text;

-- The columns `conflict_registration_id` and `conflict_partner_id` of the deal are the previous release's and go with the next.
CREATE TABLE direct_conflicts (
  vendor_id uuid NOT NULL,
  direct_id uuid NOT NULL,
  registration_id uuid NOT NULL,
  -- What was found: a protection, or a claim that came first. The same claim may be found once more when it is protected by then.
  kind text NOT NULL CHECK (kind IN ('protected', 'earlier')),
  late_stage boolean NOT NULL,
  found_at timestamptz NOT NULL,
  -- When the second of two approvals let direct sales pass it.
  allowed_at timestamptz,
  PRIMARY KEY (vendor_id, direct_id, registration_id, kind),
  FOREIGN KEY (vendor_id, direct_id) REFERENCES direct_registrations (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id)
);
CREATE INDEX direct_conflicts_allowed ON direct_conflicts (vendor_id, allowed_at) WHERE allowed_at IS NOT NULL;

-- Of all vendors at once: the owner stands outside of row security for this one statement.
ALTER TABLE direct_registrations NO FORCE ROW LEVEL SECURITY;
INSERT INTO direct_conflicts (vendor_id, direct_id, registration_id, kind, late_stage, found_at, allowed_at)
  SELECT vendor_id, id, conflict_registration_id, conflict_kind, late_stage, created_at,
    CASE WHEN second_approver_id IS NOT NULL THEN decided_at END
  FROM direct_registrations
  WHERE conflict_registration_id IS NOT NULL AND conflict_kind IN ('protected', 'earlier');
ALTER TABLE direct_registrations FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT, UPDATE ON direct_conflicts TO kanal_app;
ALTER TABLE direct_conflicts ENABLE ROW LEVEL SECURITY;
ALTER TABLE direct_conflicts FORCE ROW LEVEL SECURITY;
-- The vendor's own: no partner reads them.
CREATE POLICY tenant ON direct_conflicts
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');
