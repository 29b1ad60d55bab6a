-- The search for the same customer by keys of 32 bits: profiles of names, postings as one list a key, and recent ones as rows.

-- What is compared, made from the names so that a search does not make it again. `number` is a hash of the id and not
-- unique: two customers of one number only look at each other once more. `version` 0: not made yet.
CREATE TABLE customer_profiles (
  vendor_id uuid NOT NULL,
  number int NOT NULL,
  customer_id uuid NOT NULL,
  version smallint NOT NULL,
  names text NOT NULL,
  PRIMARY KEY (vendor_id, number, customer_id),
  FOREIGN KEY (vendor_id, customer_id) REFERENCES customers (vendor_id, id)
);
-- Nearly all have one version, so the index holds little more than places.
CREATE INDEX customer_profiles_by_version ON customer_profiles (vendor_id, version);

-- Who carries a key, in one list; NULL when so many do that the key tells nothing.
CREATE TABLE customer_postings (
  vendor_id uuid NOT NULL,
  key int NOT NULL,
  numbers int[],
  PRIMARY KEY (vendor_id, key)
);

-- Rows of recent changes, folded into the lists by a job: whoever saves a customer waits for nobody else's list.
CREATE TABLE customer_recent_postings (
  vendor_id uuid NOT NULL,
  key int NOT NULL,
  number int NOT NULL,
  PRIMARY KEY (vendor_id, key, number)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON customer_profiles, customer_postings, customer_recent_postings TO kanal_app;

-- Known customers wait for the job that makes their profiles.
ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
INSERT INTO customer_profiles (vendor_id, number, customer_id, version, names)
  SELECT vendor_id, 0, id, 0, '' FROM customers;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['customer_profiles', 'customer_postings', 'customer_recent_postings'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I
      USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
      WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')$p$, t);
  END LOOP;
END $$;
