-- A partner names its distributor by tax id, whoever that is; the vendor says which of its partners it is.

ALTER TABLE registrations ADD COLUMN distributor_country text;
ALTER TABLE registrations ADD COLUMN distributor_tax_id text;
-- The check of what is there looks at the rows of all vendors.
ALTER TABLE registrations NO FORCE ROW LEVEL SECURITY;
ALTER TABLE partners NO FORCE ROW LEVEL SECURITY;
ALTER TABLE registrations ADD CONSTRAINT registrations_distributor
  FOREIGN KEY (vendor_id, distributor_id) REFERENCES partners (vendor_id, id);
ALTER TABLE registrations FORCE ROW LEVEL SECURITY;
ALTER TABLE partners FORCE ROW LEVEL SECURITY;
