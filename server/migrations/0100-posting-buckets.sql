-- Who carries a key stands in buckets of many keys: as a row each, the usual key of one customer took eight times the room of
-- what it says.

-- `postings`: lists one after the other in the order of their keys, big-endian: 16 bits of the key below the bucket, 16 bits
-- how many, then numbers of 32 bits; 65535 and no numbers where so many carry the key that it tells nothing.
CREATE TABLE customer_posting_buckets (
  vendor_id uuid NOT NULL,
  bucket int NOT NULL,
  postings bytea NOT NULL,
  PRIMARY KEY (vendor_id, bucket)
);
-- Hashes cannot be compressed.
ALTER TABLE customer_posting_buckets ALTER COLUMN postings SET STORAGE EXTERNAL;

GRANT SELECT, INSERT, UPDATE, DELETE ON customer_posting_buckets TO kanal_app;

-- `customer_postings` stays for servers of the release before this one; nothing reads or writes it any more.
ALTER TABLE customer_postings NO FORCE ROW LEVEL SECURITY;
INSERT INTO customer_posting_buckets (vendor_id, bucket, postings)
  SELECT p.vendor_id, (p.key >> 14) & 262143, string_agg(
    int2send((p.key & 16383)::int2) || coalesce(int2send(cardinality(p.numbers)::int2) || n.numbers, '\xffff'), '' ORDER BY p.key & 16383)
  FROM customer_postings p
  CROSS JOIN LATERAL (SELECT string_agg(int4send(each), '') AS numbers FROM unnest(p.numbers) AS each) n
  GROUP BY 1, 2;
ALTER TABLE customer_postings FORCE ROW LEVEL SECURITY;

ALTER TABLE customer_posting_buckets ENABLE ROW LEVEL SECURITY;
ALTER TABLE customer_posting_buckets FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON customer_posting_buckets
  USING (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all')
  WITH CHECK (vendor_id = current_setting('app.vendor')::uuid AND current_setting('app.partner') = 'all');
