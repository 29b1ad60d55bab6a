-- At night old customers are compared with each other, and pairs that may be one are proposed to a person.

CREATE TABLE customer_duplicates (
  vendor_id uuid NOT NULL,
  left_id uuid NOT NULL,
  right_id uuid NOT NULL,
  relation text NOT NULL CHECK (relation IN ('same', 'group')),
  -- How sure the search is, for the order of the list.
  percent int NOT NULL,
  reasons jsonb NOT NULL,
  proposed_at timestamptz NOT NULL,
  answered_at timestamptz,
  PRIMARY KEY (vendor_id, left_id, right_id),
  CHECK (left_id < right_id),
  FOREIGN KEY (vendor_id, left_id) REFERENCES customers (vendor_id, id),
  FOREIGN KEY (vendor_id, right_id) REFERENCES customers (vendor_id, id)
);
CREATE INDEX customer_duplicates_open ON customer_duplicates (vendor_id, percent DESC, left_id, right_id) WHERE answered_at IS NULL;

-- How far the round through all customers has come; it goes on the next night.
CREATE TABLE customer_rounds (
  vendor_id uuid NOT NULL,
  after_id uuid,
  finished_on date,
  PRIMARY KEY (vendor_id)
);

GRANT SELECT, INSERT, UPDATE ON customer_duplicates, customer_rounds TO kanal_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['customer_duplicates', 'customer_rounds'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')$p$, t);
  END LOOP;
END $$;
