-- A list filters by family and shows the families of every row: kept on the row too, so that a page reads one table.

ALTER TABLE registrations ADD COLUMN family_ids uuid[] NOT NULL DEFAULT '{}';

-- The rows of all vendors at once: the owner stands outside of row security for this one statement.
ALTER TABLE registrations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registration_products NO FORCE ROW LEVEL SECURITY;
UPDATE registrations r SET family_ids = x.ids
FROM (
  SELECT vendor_id, registration_id, array_agg(family_id ORDER BY family_id) AS ids
  FROM registration_products GROUP BY vendor_id, registration_id
) x
WHERE x.vendor_id = r.vendor_id AND x.registration_id = r.id;
ALTER TABLE registrations FORCE ROW LEVEL SECURITY;
ALTER TABLE registration_products FORCE ROW LEVEL SECURITY;
