-- Witnesses of a vendor's log: whom to ask, what they answered, and how many of them are enough.

CREATE TABLE log_witnesses (
  vendor_id uuid NOT NULL,
  verifier_key text NOT NULL,
  name text NOT NULL,
  url text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, verifier_key),
  FOREIGN KEY (vendor_id) REFERENCES vendors (vendor_id)
);

-- Signature lines as the witnesses answered them; verified before they are kept.
CREATE TABLE log_cosignatures (
  vendor_id uuid NOT NULL,
  size bigint NOT NULL,
  verifier_key text NOT NULL,
  line text NOT NULL,
  cosigned_at timestamptz NOT NULL,
  PRIMARY KEY (vendor_id, size, verifier_key),
  FOREIGN KEY (vendor_id, size) REFERENCES log_checkpoints (vendor_id, size)
);
CREATE INDEX log_cosignatures_by_witness ON log_cosignatures (vendor_id, verifier_key, size);

-- How many witnesses must have cosigned; 0: none is asked for.
ALTER TABLE vendors ADD COLUMN log_quorum smallint NOT NULL DEFAULT 0 CHECK (log_quorum BETWEEN 0 AND 16);

GRANT SELECT, INSERT, DELETE ON log_witnesses TO kanal_app;
GRANT SELECT, INSERT ON log_cosignatures TO kanal_app;

DO $$
DECLARE t text;
BEGIN
  -- Keys and cosignatures are public; partners read them with their receipts.
  FOREACH t IN ARRAY ARRAY['log_witnesses', 'log_cosignatures'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') <> '')
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')$p$, t);
  END LOOP;
END $$;
