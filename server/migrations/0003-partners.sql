-- Partner companies and their branches; invitations, requests for one, and API keys hang on people and partners.

CREATE TABLE partners (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  legal_name text NOT NULL DEFAULT '',
  country text NOT NULL DEFAULT 'RU',
  tax_id text,
  kpp text,
  ogrn text,
  city text NOT NULL DEFAULT '',
  region text NOT NULL DEFAULT '',
  time_zone text NOT NULL DEFAULT 'Europe/Moscow',
  web_domain text,
  phone text NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  tier text NOT NULL DEFAULT 'registered' CHECK (tier IN ('registered', 'silver', 'gold', 'platinum')),
  manager_id uuid,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('prospect', 'applicant', 'active', 'suspended', 'terminated')),
  status_since timestamptz NOT NULL,
  status_reason text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, id)
);
CREATE INDEX partners_by_name ON partners (vendor_id, name, id);
CREATE INDEX partners_by_manager ON partners (vendor_id, manager_id);
CREATE UNIQUE INDEX partners_one_per_tax_id ON partners (vendor_id, country, tax_id, kpp) NULLS NOT DISTINCT
  WHERE tax_id IS NOT NULL AND status <> 'terminated';

CREATE TABLE branches (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  name text NOT NULL,
  city text NOT NULL DEFAULT '',
  kpp text,
  address text NOT NULL DEFAULT '',
  closed_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, partner_id) REFERENCES partners (vendor_id, id)
);
CREATE INDEX branches_by_partner ON branches (vendor_id, partner_id, name);

CREATE TABLE invitations (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid,
  token_hash text NOT NULL,
  email text NOT NULL,
  full_name text NOT NULL DEFAULT '',
  position text NOT NULL DEFAULT '',
  roles text[] NOT NULL,
  locale text NOT NULL DEFAULT 'ru',
  invited_by uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, partner_id) REFERENCES partners (vendor_id, id)
);
CREATE UNIQUE INDEX invitations_by_token ON invitations (vendor_id, token_hash);
CREATE INDEX invitations_by_time ON invitations (vendor_id, created_at, id);

CREATE TABLE invitation_requests (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  full_name text NOT NULL,
  position text NOT NULL,
  company text NOT NULL,
  email text NOT NULL,
  message text NOT NULL DEFAULT '',
  locale text NOT NULL DEFAULT 'ru',
  created_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'invited', 'declined')),
  decided_by uuid,
  decided_at timestamptz,
  invitation_id uuid,
  PRIMARY KEY (vendor_id, id)
);
CREATE INDEX invitation_requests_by_time ON invitation_requests (vendor_id, state, created_at, id);

CREATE TABLE api_keys (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  partner_id uuid,
  person_id uuid NOT NULL,
  name text NOT NULL,
  secret_hash text NOT NULL,
  last_four text NOT NULL,
  roles text[] NOT NULL,
  scopes text[],
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, person_id) REFERENCES people (vendor_id, id)
);
CREATE UNIQUE INDEX api_keys_by_secret ON api_keys (vendor_id, secret_hash);
CREATE INDEX api_keys_by_partner ON api_keys (vendor_id, partner_id, created_at);

GRANT SELECT, INSERT, UPDATE ON partners, branches, invitations, invitation_requests, api_keys TO kanal_app;

ALTER TABLE partners ENABLE ROW LEVEL SECURITY;
ALTER TABLE partners FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON partners
  USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR id::text = current_setting('app.partner')))
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR id::text = current_setting('app.partner')));

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['branches', 'invitations', 'api_keys'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))$p$, t);
  END LOOP;
END $$;

ALTER TABLE invitation_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON invitation_requests
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');
