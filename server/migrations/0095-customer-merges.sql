-- Two records of one customer become one and can be parted again: the successor is named, and what was moved is written down.

ALTER TABLE customers ADD COLUMN merged_into uuid;
ALTER TABLE customers ADD CONSTRAINT customers_merged_into FOREIGN KEY (vendor_id, merged_into) REFERENCES customers (vendor_id, id) NOT VALID;
-- Looks at the rows of all vendors at once: the owner stands outside of row security for this statement.
ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
ALTER TABLE customers VALIDATE CONSTRAINT customers_merged_into;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
CREATE INDEX customers_by_successor ON customers (vendor_id, merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE customer_merges (
  vendor_id uuid NOT NULL,
  id uuid NOT NULL,
  kept_id uuid NOT NULL,
  gone_id uuid NOT NULL,
  merged_by uuid NOT NULL,
  merged_at timestamptz NOT NULL,
  undone_by uuid,
  undone_at timestamptz,
  -- What the merge has changed, so that undoing it changes exactly that back.
  moved jsonb NOT NULL,
  PRIMARY KEY (vendor_id, id),
  FOREIGN KEY (vendor_id, kept_id) REFERENCES customers (vendor_id, id),
  FOREIGN KEY (vendor_id, gone_id) REFERENCES customers (vendor_id, id)
);
CREATE UNIQUE INDEX customer_merges_once ON customer_merges (vendor_id, gone_id) WHERE undone_at IS NULL;
CREATE INDEX customer_merges_of_kept ON customer_merges (vendor_id, kept_id);
CREATE INDEX customer_merges_of_gone ON customer_merges (vendor_id, gone_id);
CREATE INDEX registration_candidates_by_customer ON registration_candidates (vendor_id, customer_id);

GRANT SELECT, INSERT, UPDATE ON customer_merges TO kanal_app;
ALTER TABLE customer_merges ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_merges FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON customer_merges
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');
