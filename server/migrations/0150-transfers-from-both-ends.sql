-- D1: a transfer is found from the registration that gave and from the one that received.
CREATE INDEX registration_removals_from ON registration_removals (vendor_id, registration_id) WHERE to_registration_id IS NOT NULL;
CREATE INDEX registration_removals_to ON registration_removals (vendor_id, to_registration_id) WHERE to_registration_id IS NOT NULL;
