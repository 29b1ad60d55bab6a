-- The trust log: a tree of leaves per vendor, written in the transaction that makes an event true and never changed.

-- The head is locked last in a transaction and gives each leaf its index: no sequence, whose rollbacks would leave holes.
CREATE TABLE log_heads (
  vendor_id uuid PRIMARY KEY,
  size bigint NOT NULL DEFAULT 0 CHECK (size >= 0),
  -- Hashes of the perfect subtrees from left to right: all that is needed to append.
  perfect_hashes bytea NOT NULL DEFAULT '',
  root bytea NOT NULL,
  FOREIGN KEY (vendor_id) REFERENCES vendors (vendor_id)
);

CREATE TABLE log_leaves (
  vendor_id uuid NOT NULL,
  leaf_index bigint NOT NULL CHECK (leaf_index >= 0),
  -- Whose receipt it is; null: what concerns the log or the programme.
  partner_id uuid,
  registration_id uuid,
  type text NOT NULL,
  at timestamptz NOT NULL,
  -- Canonical JSON, byte for byte what is hashed.
  leaf text NOT NULL CHECK (octet_length(leaf) <= 2048),
  PRIMARY KEY (vendor_id, leaf_index)
);
CREATE INDEX log_leaves_by_registration ON log_leaves (vendor_id, registration_id, leaf_index) WHERE registration_id IS NOT NULL;

-- Roots of full subtrees: proofs read a handful of them, and the public tiles are made of every eighth level.
CREATE TABLE log_nodes (
  vendor_id uuid NOT NULL,
  level smallint NOT NULL CHECK (level BETWEEN 0 AND 52),
  node_index bigint NOT NULL CHECK (node_index >= 0),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (vendor_id, level, node_index)
);

-- What opens a committed field. The only part of the log that can go: erasure deletes the row, every proof stays valid.
CREATE TABLE log_openings (
  vendor_id uuid NOT NULL,
  leaf_index bigint NOT NULL,
  label text NOT NULL,
  partner_id uuid,
  salt bytea NOT NULL CHECK (octet_length(salt) = 32),
  value jsonb NOT NULL,
  PRIMARY KEY (vendor_id, leaf_index, label),
  FOREIGN KEY (vendor_id, leaf_index) REFERENCES log_leaves (vendor_id, leaf_index)
);

-- The commitment that all leaves of a registration share, and where its last one stands.
CREATE TABLE log_threads (
  vendor_id uuid NOT NULL,
  registration_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  salt bytea NOT NULL CHECK (octet_length(salt) = 32),
  last_index bigint NOT NULL,
  PRIMARY KEY (vendor_id, registration_id)
);

-- The commitment that all leaves of a partner share.
CREATE TABLE log_parties (
  vendor_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  salt bytea NOT NULL CHECK (octet_length(salt) = 32),
  PRIMARY KEY (vendor_id, partner_id)
);

CREATE TABLE log_keys (
  vendor_id uuid NOT NULL,
  key_id text NOT NULL,
  verifier_key text NOT NULL,
  created_at timestamptz NOT NULL,
  retired_at timestamptz,
  PRIMARY KEY (vendor_id, key_id)
);
CREATE UNIQUE INDEX log_keys_one_in_use ON log_keys (vendor_id) WHERE retired_at IS NULL;

-- Signed notes. The signer's own file outside of the database is what it believes; these are for everybody to read.
CREATE TABLE log_checkpoints (
  vendor_id uuid NOT NULL,
  size bigint NOT NULL,
  note text NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, size)
);

GRANT SELECT, INSERT, UPDATE ON log_heads, log_threads, log_keys TO kanal_app;
GRANT SELECT, INSERT ON log_leaves, log_nodes, log_parties, log_checkpoints TO kanal_app;
GRANT SELECT, INSERT, DELETE ON log_openings TO kanal_app;

DO $$
DECLARE t text;
BEGIN
  -- Hashes and signed notes are public. A partner's command moves the tree on; it never signs.
  FOREACH t IN ARRAY ARRAY['log_heads', 'log_nodes'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') <> '')
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') <> '')$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['log_keys', 'log_checkpoints'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') <> '')
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')$p$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['log_leaves', 'log_openings', 'log_threads', 'log_parties'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND (current_setting('app.partner') = 'all' OR partner_id::text = current_setting('app.partner')))$p$, t);
  END LOOP;
END $$;
