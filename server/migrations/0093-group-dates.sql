-- Companies join and leave groups on a day, and groups begin to buy together on a day: who belongs with whom is asked as of a date.

-- One row for each change; it holds until the next one of the same customer. No group: the customer has left.
CREATE TABLE customer_memberships (
  vendor_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  from_on date NOT NULL,
  group_id uuid,
  relation text NOT NULL DEFAULT 'holding' CHECK (relation IN ('parent', 'branch', 'brand', 'holding')),
  -- false: lies ahead; customers.group_id is turned over when the day has come.
  turned boolean NOT NULL,
  PRIMARY KEY (vendor_id, customer_id, from_on),
  FOREIGN KEY (vendor_id, customer_id) REFERENCES customers (vendor_id, id),
  FOREIGN KEY (vendor_id, group_id) REFERENCES customer_groups (vendor_id, id)
);
CREATE INDEX customer_memberships_by_group ON customer_memberships (vendor_id, group_id, from_on);
CREATE INDEX customer_memberships_ahead ON customer_memberships (vendor_id, from_on) WHERE NOT turned;

CREATE TABLE customer_group_terms (
  vendor_id uuid NOT NULL,
  group_id uuid NOT NULL,
  from_on date NOT NULL,
  purchases_centrally boolean NOT NULL,
  turned boolean NOT NULL,
  PRIMARY KEY (vendor_id, group_id, from_on),
  FOREIGN KEY (vendor_id, group_id) REFERENCES customer_groups (vendor_id, id)
);
CREATE INDEX customer_group_terms_ahead ON customer_group_terms (vendor_id, from_on) WHERE NOT turned;

-- What is there holds from the day on which the customer became known, in the vendor's zone. All vendors at once: the
-- owner stands outside of row security for these two statements.
ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
ALTER TABLE customer_groups NO FORCE ROW LEVEL SECURITY;
ALTER TABLE vendors NO FORCE ROW LEVEL SECURITY;
INSERT INTO customer_memberships (vendor_id, customer_id, from_on, group_id, turned)
SELECT c.vendor_id, c.id, (c.created_at AT TIME ZONE v.time_zone)::date, c.group_id, true
FROM customers c JOIN vendors v ON v.vendor_id = c.vendor_id WHERE c.group_id IS NOT NULL;
INSERT INTO customer_group_terms (vendor_id, group_id, from_on, purchases_centrally, turned)
SELECT vendor_id, id, DATE '1900-01-01', purchases_centrally, true FROM customer_groups;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
ALTER TABLE customer_groups FORCE ROW LEVEL SECURITY;
ALTER TABLE vendors FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT, UPDATE, DELETE ON customer_memberships, customer_group_terms TO kanal_app;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['customer_memberships', 'customer_group_terms'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')$p$, t);
  END LOOP;
END $$;
