-- Vendors are tenants: their own facts, per-vendor counters instead of sequences, people, and the outbox every command writes.

CREATE SCHEMA identity;
GRANT USAGE ON SCHEMA identity, public TO kanal_app;

-- Global: which vendors live here. Needed before a tenant is known (addresses, workers that visit each vendor).
CREATE TABLE vendor_directory (
  vendor_id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
  name text NOT NULL,
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON vendor_directory TO kanal_app;

-- Global: which person records belong to a login, so that sign-in can offer all memberships at once.
CREATE TABLE identity.memberships (
  user_id text NOT NULL,
  person_id uuid NOT NULL,
  vendor_id uuid NOT NULL,
  partner_id uuid,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, person_id)
);
GRANT SELECT, INSERT, UPDATE ON identity.memberships TO kanal_app;

CREATE TABLE vendors (
  vendor_id uuid PRIMARY KEY,
  name text NOT NULL,
  legal_name text NOT NULL DEFAULT '',
  country text NOT NULL DEFAULT 'RU',
  time_zone text NOT NULL DEFAULT 'Europe/Moscow',
  day_start text NOT NULL DEFAULT '09:00',
  day_end text NOT NULL DEFAULT '18:00',
  locale text NOT NULL DEFAULT 'ru' CHECK (locale IN ('ru', 'en')),
  currency text NOT NULL DEFAULT 'RUB',
  updated_at timestamptz NOT NULL
);

CREATE TABLE counters (
  vendor_id uuid NOT NULL,
  name text NOT NULL,
  value bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (vendor_id, name)
);

CREATE TABLE people (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  user_id text,
  partner_id uuid,
  branch_id uuid,
  full_name text NOT NULL,
  email text NOT NULL,
  phone text NOT NULL DEFAULT '',
  position text NOT NULL DEFAULT '',
  roles text[] NOT NULL,
  locale text NOT NULL DEFAULT 'ru' CHECK (locale IN ('ru', 'en')),
  time_zone text NOT NULL DEFAULT 'Europe/Moscow',
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left')),
  created_at timestamptz NOT NULL,
  left_at timestamptz,
  PRIMARY KEY (vendor_id, id)
);
CREATE INDEX people_by_partner ON people (vendor_id, partner_id, full_name);
CREATE INDEX people_by_user ON people (vendor_id, user_id);
-- One login has one record at the vendor itself and one at each partner.
CREATE UNIQUE INDEX people_one_per_place ON people (vendor_id, user_id, partner_id) NULLS NOT DISTINCT
  WHERE user_id IS NOT NULL AND status = 'active';

CREATE TABLE outbox (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid,
  type text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  dispatched_at timestamptz,
  PRIMARY KEY (vendor_id, id)
);
CREATE INDEX outbox_due ON outbox (vendor_id, created_at) WHERE dispatched_at IS NULL;

CREATE TABLE idempotency_keys (
  vendor_id uuid NOT NULL,
  caller text NOT NULL,
  key text NOT NULL,
  partner_id uuid,
  operation text NOT NULL,
  input_hash text NOT NULL,
  status int NOT NULL,
  response jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, caller, key)
);
CREATE INDEX idempotency_keys_old ON idempotency_keys (vendor_id, created_at);

-- Who did what through which door; written by the pipeline for every command, never changed.
CREATE TABLE audit_events (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  person_id uuid,
  operation text NOT NULL,
  subject_id uuid,
  request_id text NOT NULL,
  PRIMARY KEY (vendor_id, id)
);
CREATE INDEX audit_events_by_subject ON audit_events (vendor_id, subject_id, at);

GRANT SELECT, INSERT, UPDATE ON vendors, counters, people TO kanal_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, idempotency_keys TO kanal_app;
GRANT SELECT, INSERT ON audit_events TO kanal_app;

ALTER TABLE vendors ENABLE ROW LEVEL SECURITY;
ALTER TABLE vendors FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON vendors
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') <> '')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');

ALTER TABLE counters ENABLE ROW LEVEL SECURITY;
ALTER TABLE counters FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON counters
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') <> '')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') <> '');

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['people', 'outbox', 'idempotency_keys', 'audit_events'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))$p$, t);
  END LOOP;
END $$;
