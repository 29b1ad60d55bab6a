-- D1 and D2: registrations, what they ask for, their history, and the protections that approval grants.

CREATE TABLE registrations (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  -- Given at the first complete submission and never again: it is the place in the queue.
  number int,
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'under_review', 'action_required', 'rejected', 'approved',
    'at_risk', 'expired', 'withdrawn', 'won', 'lost')),
  branch_id uuid,
  responsible_id uuid NOT NULL,
  distributor_id uuid,
  co_partner_id uuid,
  customer_id uuid,
  customer_name text NOT NULL DEFAULT '',
  customer_country text NOT NULL DEFAULT 'RU',
  customer_tax_id text,
  customer_kpp text,
  customer_region text NOT NULL DEFAULT '',
  customer_city text NOT NULL DEFAULT '',
  customer_domain text,
  contact_name text NOT NULL DEFAULT '',
  contact_role text NOT NULL DEFAULT '',
  contact_email text NOT NULL DEFAULT '',
  contact_phone text NOT NULL DEFAULT '',
  contact_consent boolean NOT NULL DEFAULT false,
  project_name text NOT NULL DEFAULT '',
  need text NOT NULL DEFAULT '',
  amount_minor bigint,
  currency text NOT NULL DEFAULT 'RUB',
  billing text NOT NULL DEFAULT 'one_off' CHECK (billing IN ('one_off', 'monthly')),
  close_date date,
  type text NOT NULL DEFAULT 'new_customer'
    CHECK (type IN ('new_customer', 'existing_customer_project', 'regulated_procurement', 'renewal', 'expansion')),
  route text NOT NULL DEFAULT 'direct' CHECK (route IN ('direct', 'tender', 'auction', 'law_44', 'law_223')),
  notice_number text NOT NULL DEFAULT '',
  notice_date date,
  public_sector boolean NOT NULL DEFAULT false,
  competitor text NOT NULL DEFAULT '',
  incumbent text NOT NULL DEFAULT '',
  work_done text NOT NULL DEFAULT '',
  next_steps text NOT NULL DEFAULT '',
  help_wanted text NOT NULL DEFAULT '',
  -- Never rewritten once set: when the first complete submission arrived.
  first_submitted_at timestamptz,
  -- Counts for priority; moves only when an answer came too late, and the history says so.
  submitted_at timestamptz,
  decided_at timestamptz,
  reviewer_id uuid,
  rules_version_id uuid,
  decision_rule text,
  reason_code text,
  protected_from timestamptz,
  protected_until timestamptz,
  extensions int NOT NULL DEFAULT 0,
  report_due_at timestamptz,
  expired_at timestamptz,
  -- The clock as of the last event, kept for ordering lists; the events are the truth and a test compares the two.
  turn text CHECK (turn IN ('vendor', 'partner')),
  turn_started_at timestamptz,
  due_at timestamptz,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, partner_id) REFERENCES partners (vendor_id, id),
  FOREIGN KEY (vendor_id, customer_id) REFERENCES customers (vendor_id, id),
  FOREIGN KEY (vendor_id, responsible_id) REFERENCES people (vendor_id, id),
  FOREIGN KEY (vendor_id, rules_version_id) REFERENCES rule_versions (vendor_id, id),
  CHECK ((state = 'draft') OR number IS NOT NULL OR state = 'withdrawn'),
  CHECK (amount_minor IS NULL OR amount_minor >= 0)
);
CREATE UNIQUE INDEX registrations_by_number ON registrations (vendor_id, number) WHERE number IS NOT NULL;
CREATE INDEX registrations_by_due ON registrations (vendor_id, due_at, id);
CREATE INDEX registrations_by_state_due ON registrations (vendor_id, state, due_at, id);
CREATE INDEX registrations_by_update ON registrations (vendor_id, updated_at DESC, id DESC);
CREATE INDEX registrations_by_partner ON registrations (vendor_id, partner_id, updated_at DESC, id DESC);
CREATE INDEX registrations_by_partner_state ON registrations (vendor_id, partner_id, state);
CREATE INDEX registrations_by_customer ON registrations (vendor_id, customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX registrations_by_expiry ON registrations (vendor_id, protected_until) WHERE state IN ('approved', 'at_risk');
CREATE INDEX registrations_by_report ON registrations (vendor_id, report_due_at) WHERE state = 'approved';
CREATE INDEX registrations_by_tax_id ON registrations (vendor_id, customer_tax_id) WHERE customer_tax_id IS NOT NULL;

CREATE TABLE registration_products (
  vendor_id uuid NOT NULL,
  registration_id uuid NOT NULL,
  family_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  quantity int,
  PRIMARY KEY (vendor_id, registration_id, family_id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id),
  FOREIGN KEY (vendor_id, family_id) REFERENCES product_families (vendor_id, id)
);

-- The history: append-only, the state of a registration is checked against it in the transaction that adds to it.
CREATE TABLE registration_events (
  vendor_id uuid NOT NULL,
  registration_id uuid NOT NULL,
  seq int NOT NULL,
  partner_id uuid NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  from_state text,
  to_state text NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('staff', 'partner', 'system')),
  person_id uuid,
  actor_name text NOT NULL,
  reason_code text,
  -- What the partner may read; internal remarks stay in internal_note and never leave the vendor's side.
  note text NOT NULL DEFAULT '',
  internal_note text NOT NULL DEFAULT '',
  rules_version_id uuid,
  data jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (vendor_id, registration_id, seq),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id)
);

CREATE INDEX registration_events_by_type ON registration_events (vendor_id, type, at);

CREATE TABLE protections (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  -- What the scope's customer side is: the customer, or its group when the group purchases centrally.
  scope_id uuid NOT NULL,
  family_id uuid NOT NULL,
  -- КПП of the site when the customer's sites buy separately, else empty.
  site text NOT NULL DEFAULT '',
  active boolean NOT NULL DEFAULT true,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  ended_at timestamptz,
  ended_by text,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id),
  FOREIGN KEY (vendor_id, family_id) REFERENCES product_families (vendor_id, id)
);
-- The promise itself: at most one active protection per scope row, whatever runs at the same time.
CREATE UNIQUE INDEX protections_one_per_scope ON protections (vendor_id, scope_id, family_id, site) WHERE active;
CREATE INDEX protections_by_registration ON protections (vendor_id, registration_id);
CREATE INDEX protections_by_partner ON protections (vendor_id, partner_id, active);

-- Which customers and claims looked alike at submission, with reasons; closed to partners.
CREATE TABLE registration_candidates (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  other_registration_id uuid,
  relation text NOT NULL CHECK (relation IN ('same', 'group', 'different')),
  strength text NOT NULL CHECK (strength IN ('exact', 'strong', 'weak')),
  confidence real NOT NULL,
  reasons jsonb NOT NULL,
  verdict text CHECK (verdict IN ('same', 'group', 'different')),
  judged_by uuid,
  judged_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id),
  FOREIGN KEY (vendor_id, customer_id) REFERENCES customers (vendor_id, id)
);
CREATE INDEX registration_candidates_by_registration ON registration_candidates (vendor_id, registration_id);

CREATE TABLE registration_files (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size_bytes int NOT NULL,
  sha256 text NOT NULL,
  storage_key text NOT NULL,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz NOT NULL,
  removed_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id)
);
CREATE INDEX registration_files_by_registration ON registration_files (vendor_id, registration_id);

-- Who of the vendor's people opened a partner's registration; that partner sees it.
CREATE TABLE registration_reads (
  vendor_id uuid NOT NULL,
  registration_id uuid NOT NULL,
  person_id uuid NOT NULL,
  day date NOT NULL,
  partner_id uuid NOT NULL,
  person_name text NOT NULL,
  position text NOT NULL,
  first_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, registration_id, person_id, day),
  FOREIGN KEY (vendor_id, registration_id) REFERENCES registrations (vendor_id, id)
);

-- Every free-or-taken question, counted so that nobody can enumerate the book.
CREATE TABLE scope_checks (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  person_id uuid NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('tax_id', 'domain')),
  value text NOT NULL,
  answer text NOT NULL CHECK (answer IN ('free', 'not_free', 'ask')),
  PRIMARY KEY (vendor_id, id)
);
CREATE INDEX scope_checks_by_partner ON scope_checks (vendor_id, partner_id, at);

GRANT SELECT, INSERT, UPDATE ON registrations, protections, registration_candidates, registration_files TO kanal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON registration_products TO kanal_app;
GRANT SELECT, INSERT ON registration_events, registration_reads, scope_checks TO kanal_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['registrations', 'registration_products', 'registration_events', 'protections',
    'registration_files', 'registration_reads', 'scope_checks'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))$p$, t);
  END LOOP;
END $$;

ALTER TABLE registration_candidates ENABLE ROW LEVEL SECURITY;
ALTER TABLE registration_candidates FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON registration_candidates
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');
