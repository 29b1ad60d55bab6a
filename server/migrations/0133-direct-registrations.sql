-- Direct sales register their deals in the same book of customers; a partner's claim on the scope stops them until two people agree.

CREATE TABLE direct_registrations (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  number bigint NOT NULL,
  person_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  customer_name text NOT NULL,
  customer_tax_id text,
  customer_domain text,
  customer_country text NOT NULL,
  family_ids uuid[] NOT NULL,
  amount_minor bigint NOT NULL,
  currency text NOT NULL,
  close_date date NOT NULL,
  need text NOT NULL,
  state text NOT NULL CHECK (state IN ('registered', 'stopped', 'allowed', 'refused', 'withdrawn', 'won', 'lost')),
  -- The partner's claim that stands in the way; `protected`: it protects the scope, `earlier`: it came within the look-back.
  conflict_registration_id uuid,
  conflict_partner_id uuid,
  conflict_kind text CHECK (conflict_kind IN ('protected', 'earlier', 'later')),
  -- The deal was about to be closed by the partner when direct sales came.
  late_stage boolean NOT NULL DEFAULT false,
  reason_code text,
  reason text NOT NULL DEFAULT '',
  first_approver_id uuid,
  first_approved_at timestamptz,
  second_approver_id uuid,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text NOT NULL DEFAULT '',
  rules_version_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, person_id) REFERENCES people (vendor_id, id),
  FOREIGN KEY (vendor_id, customer_id) REFERENCES customers (vendor_id, id)
);
CREATE UNIQUE INDEX direct_registrations_number ON direct_registrations (vendor_id, number);
CREATE INDEX direct_registrations_by_time ON direct_registrations (vendor_id, created_at DESC, id DESC);
CREATE INDEX direct_registrations_of_customer ON direct_registrations (vendor_id, customer_id);

GRANT SELECT, INSERT, UPDATE ON direct_registrations TO kanal_app;
ALTER TABLE direct_registrations ENABLE ROW LEVEL SECURITY;
ALTER TABLE direct_registrations FORCE ROW LEVEL SECURITY;
-- The vendor's own: no partner reads them.
CREATE POLICY tenant ON direct_registrations
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');
