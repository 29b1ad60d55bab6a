-- Sign-in belongs to no vendor: one login may act for several. The sign-in library reads these tables by their
-- camelCase names, which its connection translates (core/identity/sign-in/library.ts).

CREATE TABLE identity.users (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  two_factor_enabled boolean DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE identity.sessions (
  id text PRIMARY KEY,
  token text NOT NULL UNIQUE,
  user_id text NOT NULL REFERENCES identity.users (id) ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL
);
CREATE INDEX sessions_by_user ON identity.sessions (user_id);

-- How a login proves itself; the password's hash lies under provider 'credential'.
CREATE TABLE identity.accounts (
  id text PRIMARY KEY,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id text NOT NULL REFERENCES identity.users (id) ON DELETE CASCADE,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL
);
CREATE INDEX accounts_by_user ON identity.accounts (user_id);
CREATE UNIQUE INDEX accounts_one_per_provider ON identity.accounts (provider_id, account_id);

-- Links in mails, pending second factors, trusted devices; identifiers are kept as hashes.
CREATE TABLE identity.verifications (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verifications_by_identifier ON identity.verifications (identifier);

CREATE TABLE identity.two_factors (
  id text PRIMARY KEY,
  user_id text NOT NULL REFERENCES identity.users (id) ON DELETE CASCADE,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean DEFAULT true,
  failed_verification_count int DEFAULT 0,
  locked_until timestamptz
);
CREATE INDEX two_factors_by_user ON identity.two_factors (user_id);

-- How often somebody has tried; keys are hashes of address and kind, so that nothing personal is kept.
CREATE TABLE identity.attempts (
  key text PRIMARY KEY,
  count int NOT NULL,
  since timestamptz NOT NULL
);
CREATE INDEX attempts_by_time ON identity.attempts (since);

-- The codes printed at the start of an installation without a vendor; all are gone once the first vendor is there.
CREATE TABLE identity.setup_codes (
  code_hash text PRIMARY KEY,
  created_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON identity.users, identity.sessions, identity.accounts, identity.verifications,
  identity.two_factors, identity.attempts, identity.setup_codes TO kanal_app;
CREATE INDEX memberships_by_person ON identity.memberships (vendor_id, person_id);
