-- Leaves about a partner and none of its registrations, by moment: the receipt of a key is found without reading the log.

CREATE INDEX log_leaves_about_partner ON log_leaves (vendor_id, partner_id, at) WHERE registration_id IS NULL AND partner_id IS NOT NULL;
