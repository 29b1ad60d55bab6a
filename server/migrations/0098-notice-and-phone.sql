-- Two more strong signs of the same deal: the number of a tender's notice, and the customer's general phone.

ALTER TABLE customers ADD COLUMN phone text;
ALTER TABLE registrations ADD COLUMN customer_phone text;
CREATE INDEX customers_by_phone ON customers (vendor_id, phone) WHERE phone IS NOT NULL;
CREATE INDEX registrations_by_notice ON registrations (vendor_id, notice_number) WHERE notice_number <> '';

-- Numbers as they are compared from now on: no spaces, and in a number of digits alone no dashes.
ALTER TABLE registrations NO FORCE ROW LEVEL SECURITY;
UPDATE registrations SET notice_number = CASE
  WHEN notice_number ~ '^[\s№#\d-]+$' THEN regexp_replace(notice_number, '[\s№#-]', '', 'g')
  ELSE upper(regexp_replace(notice_number, '[\s№#]', '', 'g')) END
  WHERE notice_number <> '' AND notice_number !~ '^[0-9]+$';
ALTER TABLE registrations FORCE ROW LEVEL SECURITY;
