-- A partner names its distributor by tax id, whoever that is; the vendor says which of its partners it is.

ALTER TABLE registrations ADD COLUMN distributor_country text;
ALTER TABLE registrations ADD COLUMN distributor_tax_id text;
ALTER TABLE registrations ADD CONSTRAINT registrations_distributor
  FOREIGN KEY (vendor_id, distributor_id) REFERENCES partners (vendor_id, id) NOT VALID;
ALTER TABLE registrations VALIDATE CONSTRAINT registrations_distributor;
