-- A draft that the vendor's people begin for a partner: the partner's own from the first, and open to both until it is sent.

ALTER TABLE registrations ADD COLUMN drafted_by uuid;
CREATE INDEX registrations_drafted ON registrations (vendor_id, id) WHERE drafted_by IS NOT NULL AND state = 'draft';
